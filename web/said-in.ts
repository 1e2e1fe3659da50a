/** What the fields of a form say, without blanks around it. */
export function saidIn(form: HTMLFormElement): (field: string) => string {
  const said = new FormData(form);
  return (field) => {
    const value = said.get(field);
    return typeof value === 'string' ? value.trim() : '';
  };
}

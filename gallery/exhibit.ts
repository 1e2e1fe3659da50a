import type { TemplateResult } from 'lit';

/** One state of a component, in a frame as wide and, where it fills its place, as high as that. */
export type Exhibit = {
  readonly title: string;
  readonly width?: number;
  readonly height?: number;
  /** Whose sizes and colours it takes, where they are not those of all pages. */
  readonly surface?: 'kiosk' | 'board';
  readonly show: () => TemplateResult;
};

/** A component with its states, by the name of its tag. */
export type Exhibits = Readonly<Record<string, readonly Exhibit[]>>;

/**
 * Words that passwords are made of again and again, by what lists of stolen ones have at their top, in China and
 * elsewhere; small letters. What is typed along a keyboard or counted up is found by its order.
 */
export const COMMON_WORDS: readonly string[] = `
  aini abc admin administrator adminadmin amazing andrea andrew angel anthony apple asd asdf asdfgh ashley august
  austin baby bailey banana baseball basketball batman beijing benjamin blink blue buster butterfly cameron changeme
  charlie cheese chelsea chengdu chicken china chocolate chongqing chris cici computer cookie corvette cowboy crystal
  dallas daniel dashabi david december default dolphin donald dragon elizabeth eminem february ferrari flower football
  freedom friday friend friends fuck fuckyou george ginger google guangzhou guest hallcall hangzhou hannah hao happy
  harley hello hockey hunter iloveu iloveyou internet jackson jasmine jason jennifer jessica jesus jiayou joanna john
  jordan joseph joshua juanjuan july june justin killer kobe lakers laowang laopo laogong letmein liang linux liuliu
  login london love lovely loveme lucky maggie march martin master matrix matthew maverick melissa meimei mercedes
  merlin michael michelle mima monday monkey monster morgan mother mustang mylove mypass nanjing nicole nihao ninja
  nothing november october office oracle orange pass passw passwd password pepper phoenix pokemon princess prince
  public purple qaz qazwsx qwe qwer qwert qwerty qwertyuiop rabbit rachel root samantha samsung saturday secret
  security september server service shadow shanghai shenzhen silver snoopy soccer spring starwars steelers sophie
  summer sunday sunshine super superman support system taylor temp test tester thomas thunder thursday tiger tigger
  trustno tuesday user username virgin wang wangjing wangyut wednesday welcome weiwei whatever william windows winter
  woaini woaiwojia wodemima wuhan xiaoming xiaoxiao xian yankees yang yellow yingying zaq zhang zhangwei zhao zhou
  zxc zxcv zxcvbn zxcvbnm qq wo ni ai ma mm gg zz xx yy aa ok hi it me my you the u i o x a
`
  .trim()
  .split(/\s+/);

/** Rows of keys, and columns, as fingers run along them. */
export const KEY_RUNS: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
];

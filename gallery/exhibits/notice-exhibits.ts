import { html } from 'lit';
import type { NoticeContent } from '../../core/notice/notice.ts';
import type { Exhibit, Exhibits } from '../exhibit.ts';
import '../../web/components/notice-face.ts';

const SHORT: NoticeContent = {
  kind: 'text',
  text: { 'zh-Hans': '三楼今天停电', 'zh-Hant': '三樓今天停電', en: 'No power on floor 3 today' },
};
const LONG: NoticeContent = {
  kind: 'text',
  text: {
    'zh-Hans': '不动产登记窗口今天下午三点以后不再取号，明天上午九点照常办理，请带好身份证和不动产权证书原件。',
    'zh-Hant': '不動產登記窗口今天下午三點以後不再取號，明天上午九點照常辦理，請帶好身份證和不動產權證書原件。',
    en: 'No more numbers for land registration after 3 p.m. today. Tomorrow from 9 a.m. as usual: bring your ID and the deed.',
  },
};
/** A picture of two colours, so that what is cut off or stretched is seen. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#0f5257"/><circle cx="80" cy="45" r="40" fill="#fbe6de"/></svg>',
)}`;

const box = (title: string, width: number, height: number, content: NoticeContent, src?: string): Exhibit => ({
  title,
  width,
  height,
  show: () =>
    html`<notice-face
      style="width: ${width}px; height: ${height}px"
      .content=${content}
      .src=${src}
      still
    ></notice-face>`,
});

/** A notice as boards and their preview paint it. */
export const NOTICE_EXHIBITS: Exhibits = {
  'notice-face': [
    box('few words', 480, 270, SHORT),
    box('many words', 480, 270, LONG),
    box('many words on a column', 200, 360, LONG),
    box('a picture', 300, 169, { kind: 'image', media: 'none' }, PICTURE),
    box('a picture of another shape', 160, 240, { kind: 'image', media: 'none' }, PICTURE),
  ],
};

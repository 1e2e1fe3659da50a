import type { Response } from 'express';
import type { Language } from '../../../../core/base/names.ts';
import { BUILD_HEADER } from '../../../../core/protocol/screens.ts';
import { contentPolicy } from '../content-policy.ts';
import { escape } from './html.ts';

/** A page that the server writes whole, as it is sent. */
export type HtmlPage = Pick<PageParts, 'style' | 'build' | 'forOne'> & { readonly html: string };

/** What such a page is made of. */
type PageParts = {
  readonly language: Language;
  /** As plain text. */
  readonly title: string;
  /** Its style sheet: the same text whoever asks, for the policy of the page knows it by its hash. */
  readonly style: string;
  /** By which an open page knows that there is a newer one. */
  readonly build?: string;
  /** For one person or device: no search engine is to keep it. */
  readonly forOne?: boolean;
  /** Further elements of the head, as HTML. */
  readonly head?: string;
  /** Attributes of the body, as HTML. */
  readonly about?: string;
  /** What is in the body, as HTML. */
  readonly body: string;
};

/** The page around its body. */
export function htmlPage({ language, title, style, build, forOne, head, about, body }: PageParts): HtmlPage {
  const more = [
    ...(forOne === true ? ['<meta name="robots" content="noindex">'] : []),
    ...(build === undefined ? [] : [`<meta name="hall-build" content="${build}">`]),
    ...(head === undefined ? [] : [head]),
  ];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escape(title)}</title>
${more.map((each) => `${each}\n`).join('')}<style>${style}</style>
</head>
<body${about === undefined ? '' : ` ${about}`}>
${body}
</body>
</html>
`;
  return { html, style, ...(build === undefined ? {} : { build }), ...(forOne === undefined ? {} : { forOne }) };
}

/** Sends it, for now: it may say something else the next time. */
export function sendPage(response: Response, { html, style, build, forOne }: HtmlPage): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', contentPolicy(style));
  if (build !== undefined) response.setHeader(BUILD_HEADER, build);
  if (forOne === true) response.setHeader('X-Robots-Tag', 'noindex');
  response.type('html').send(html);
}

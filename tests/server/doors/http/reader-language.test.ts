import express from 'express';
import { expect, it } from 'vitest';
import { languageFor } from '../../../../server/doors/http/pages/reader-language.ts';
import { languageAsked } from '../../../../server/doors/http/pages/waits-page.ts';

/** As express reads the header. */
function requestOf(accepts: string | undefined): express.Request {
  const headers = accepts === undefined ? {} : { 'accept-language': accepts };
  return Object.assign(Object.create(express.request) as express.Request, { headers });
}

it.each([
  [undefined, 'zh-Hans'],
  ['', 'zh-Hans'],
  ['*', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-TW,zh;q=0.9', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['en-GB', 'en'],
  ['de,en;q=0.8', 'en'],
  ['de,zh-CN;q=0.8,en;q=0.5', 'zh-Hans'],
  ['en;q=0.2,zh-TW;q=0.9', 'zh-Hant'],
  ['zh;q=0,en', 'en'],
  ['ru', 'en'],
  ['zhx,enx', 'en'],
  ['*;q=x,,,', 'zh-Hans'],
])('[DR39] a browser that reads %s is written to in %s', (accepts, language) => {
  expect(languageFor(requestOf(accepts))).toBe(language);
});

it('[FC33] /waits is told in the language that is asked for by name', () => {
  expect(['zh-Hans', 'zh-Hant', 'en'].map(languageAsked)).toEqual(['zh-Hans', 'zh-Hant', 'en']);
  for (const asked of [undefined, 'xx', '', 'constructor', ['en'], 1]) expect(languageAsked(asked)).toBeUndefined();
});

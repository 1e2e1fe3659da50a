import type { Dictionary } from './words.ts';

/** A page, and the build of it that the hall gives out now. */
export const renewalText = {
  now: { 'zh-Hans': '更新到新版本', 'zh-Hant': '更新到新版本', en: 'Update now' },
  waiting: {
    'zh-Hans': '新版本已就绪；本页空闲时自动更新，也可现在更新',
    'zh-Hant': '新版本已就緒；本頁空閒時自動更新，也可現在更新',
    en: 'A new version is there. It comes by itself once nothing is open here, or now',
  },
  oldPage: { 'zh-Hans': '本页是旧版本', 'zh-Hant': '本頁是舊版本', en: 'Old version' },
  stuck: {
    'zh-Hans': '本页是旧版本：暂时取不到新版本，稍后自动再试，也可现在再试',
    'zh-Hant': '本頁是舊版本：暫時取不到新版本，稍後自動再試，也可現在再試',
    en: 'This page is of an old version: the new one cannot be had. It is tried again later, or now',
  },
  version: { 'zh-Hans': '版本 {version}', 'zh-Hant': '版本 {version}', en: 'Version {version}' },
  server: { 'zh-Hans': '服务器 {build}', 'zh-Hant': '伺服器 {build}', en: 'server {build}' },
  page: { 'zh-Hans': '本页 {build}', 'zh-Hant': '本頁 {build}', en: 'this page {build}' },
} as const satisfies Dictionary;

import type { Names } from '../base/names.ts';
import type { SignInFault } from './sign-in-faults.ts';

/**
 * Why somebody has come back from the sign-in service without being signed in, and what to do: on the pages of a hall
 * and on that of all halls, so that no sentence says which of them it is.
 */
export const SIGN_IN_FAULT_TEXTS = {
  'provider-away': {
    'zh-Hans': '统一身份登录现在没有回应。请稍后再试；在这里有密码的，请用密码登录',
    'zh-Hant': '統一身份登入現在沒有回應。請稍後再試；在這裡有密碼的，請用密碼登入',
    en: 'The sign-in service does not answer. Try again in a while; if you have a password here, use it',
  },
  'provider-refused': {
    'zh-Hans': '统一身份登录没有让您进来，或登录被取消了。请再试一次；还不行，请找管理统一身份的部门',
    'zh-Hant': '統一身份登入沒有讓您進來，或登入被取消了。請再試一次；還不行，請找管理統一身份的部門',
    en: 'The sign-in service said no, or the sign-in was cancelled. Try again; if it goes on, ask those who run the service',
  },
  'wrong-audience': {
    'zh-Hans': '统一身份登录的回答是给另一个系统的。请告诉系统管理员：客户端编号（OIDC_CLIENT_ID）不一致',
    'zh-Hant': '統一身份登入的回答是給另一個系統的。請告訴系統管理員：用戶端編號（OIDC_CLIENT_ID）不一致',
    en: 'The answer of the sign-in service was for another program. Tell your administrator: the client id (OIDC_CLIENT_ID) is another one there',
  },
  'mixed-up': {
    'zh-Hans': '回答不是这里的统一身份登录给的。请回到这里重新登录；又出现时，请告诉系统管理员',
    'zh-Hant': '回答不是這裡的統一身份登入給的。請回到這裡重新登入；又出現時，請告訴系統管理員',
    en: 'The answer came from another sign-in service than the one used here. Sign in again from here; if it happens again, tell your administrator',
  },
  replayed: {
    'zh-Hans': '这次登录已用过、超过了十分钟，或是在别处开始的。请再登录一次',
    'zh-Hant': '這次登入已用過、超過了十分鐘，或是在別處開始的。請再登入一次',
    en: 'This sign-in was used already, took more than ten minutes, or was begun elsewhere. Please sign in again',
  },
  'clock-off': {
    'zh-Hans': '服务器的时钟与统一身份登录相差太多。请告诉系统管理员校对服务器的时间',
    'zh-Hant': '伺服器的時鐘與統一身份登入相差太多。請告訴系統管理員校對伺服器的時間',
    en: 'The clock of the server and that of the sign-in service differ too much. Tell your administrator to set the time of the server',
  },
  'not-understood': {
    'zh-Hans': '统一身份登录的回答不对。请告诉系统管理员，详情在服务器的日志里',
    'zh-Hant': '統一身份登入的回答不對。請告訴系統管理員，詳情在伺服器的日誌裡',
    en: 'The answer of the sign-in service is not right. Tell your administrator: the log of the server says more',
  },
  'unknown-person': {
    'zh-Hans': '统一身份登录认识您，但这里的人员名单里没有您。请找管理员加上您',
    'zh-Hant': '統一身份登入認識您，但這裡的人員名單裡沒有您。請找管理員加上您',
    en: 'The sign-in service knows you, but you are not in the list of people here. Ask a manager to add you',
  },
  'no-role': {
    'zh-Hans': '您没有使用这里的角色。请找管理员，或管理统一身份的部门，给您加上',
    'zh-Hant': '您沒有使用這裡的角色。請找管理員，或管理統一身份的部門，給您加上',
    en: 'You have no role here. Ask a manager, or those who run the sign-in service, to give you one',
  },
  'person-locked': {
    'zh-Hans': '这个账号已被锁定，请找管理员',
    'zh-Hant': '這個帳號已被鎖定，請找管理員',
    en: 'This account is locked: ask a manager',
  },
  'second-factor-missing': {
    'zh-Hans': '您的角色要用两步验证登录。请先在统一身份登录里开启，再登录',
    'zh-Hant': '您的角色要用兩步驗證登入。請先在統一身份登入裡開啟，再登入',
    en: 'Your role signs in with a second step. Set it up at the sign-in service, then sign in again',
  },
  'not-kept': {
    'zh-Hans': '服务器现在写不进去数据，不能登录。请告诉系统管理员',
    'zh-Hant': '伺服器現在寫不進去資料，不能登入。請告訴系統管理員',
    en: 'The server can write nothing down just now, so nobody can be signed in. Tell your administrator',
  },
} as const satisfies Readonly<Record<SignInFault, Names>>;

import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../../server/auth/password-rule.ts';

const WORDS = ['roswitha', 'anna', 'Anna Li', '安娜', '滨海市政务服务大厅', 'Binhai Service Hall', 'hall-office'];
const faultOf = (password: string, secondFactor = false) => passwordFault({ password, secondFactor, words: WORDS });

describe('a new password', () => {
  it.each([
    'correct horse battery staple',
    '我家门前有两棵树都是枣树而且很老',
    'kX9#vLq2!mZr7Tw',
    'green elephants rarely whistle',
  ])('[PW1] %s is taken, without a demand for signs', (password) => {
    expect(faultOf(password)).toBeUndefined();
  });

  it.each(['kX9#vLq2!mZr7T', 'a long one', ''])('[PW1] %j is shorter than fifteen characters', (password) => {
    expect(faultOf(password)).toBe('too-short');
  });

  it('[PW1] eight are enough beside a second factor, seven are not; two hundred are the most', () => {
    expect(faultOf('kX9#vLq2', true)).toBeUndefined();
    expect(faultOf('kX9#vLq', true)).toBe('too-short');
    expect(faultOf('kX9#vLq2'.repeat(26))).toBe('too-long');
  });

  it('[PW1] characters are counted as people count them', () => {
    expect(faultOf('𠮷'.repeat(14))).toBe('too-short');
  });

  it.each([
    'passwordpassword',
    'Password1234567890',
    'P@ssw0rdP@ssw0rd!',
    'qwertyuiopasdfgh',
    '123456789012345',
    '111111111111111',
    '987654321987654321',
    'woaini5201314woaini',
    'iloveyou iloveyou',
    'admin-admin-admin-2026',
    '1q2w3e4r5t6y7u8i',
    'zaq12wsxzaq12wsx',
    'aaaaaaaabbbbbbbb',
    'letmein!letmein!',
    'Welcome to 2026 welcome'.replace(' to', ''),
  ])('[PW2] %s stands on the list of what is tried first', (password) => {
    expect(faultOf(password)).toBe('common');
  });

  it.each(['roswitharoswitha', 'Anna-Li-20260309', 'binhaiservicehall', 'hall-office-2026', 'Binhai Hall 123456'])(
    '[PW2] %s is made of words of this hall',
    (password) => {
      expect(faultOf(password)).toBe('hall-word');
    },
  );
});

import type { LineId, Names } from '../base/names.ts';
import type { HallState } from '../queue/state.ts';

/** What a board tells of the lines that were closed: to those who wait in them, and to those who would have come. */
export function closedNotices(
  { routing, index }: HallState,
  shows: (line: LineId) => boolean,
): { readonly id: string; readonly text: Names }[] {
  return [...routing.closedLines].flatMap(([id, { reason, movedTo }]) => {
    const line = index.lines.get(id);
    if (line === undefined || !(shows(id) || (movedTo !== undefined && shows(movedTo)))) return [];
    const target = movedTo === undefined ? undefined : index.lines.get(movedTo);
    return [
      {
        id: `line-closed-${id}`,
        text: target === undefined ? stayed(line.name, reason) : moved(line.name, target.name, reason),
      },
    ];
  });
}

function stayed(line: Names, reason: string): Names {
  return {
    'zh-Hans': `“${line['zh-Hans']}”停止取号：${reason}。已取号的市民继续办理。`,
    'zh-Hant': `「${line['zh-Hant']}」停止取號：${reason}。已取號的市民繼續辦理。`,
    en: `${line.en} takes no new tickets: ${reason}. Everybody who holds one is still served.`,
  };
}

function moved(line: Names, target: Names, reason: string): Names {
  return {
    'zh-Hans': `“${line['zh-Hans']}”停止取号：${reason}。已取号的市民转到“${target['zh-Hans']}”，号码和先后不变。`,
    'zh-Hant': `「${line['zh-Hant']}」停止取號：${reason}。已取號的市民轉到「${target['zh-Hant']}」，號碼和先後不變。`,
    en: `${line.en} takes no new tickets: ${reason}. Everybody who holds one now waits in ${target.en}, with the same number and place.`,
  };
}

import type { AnswerOf } from '../../core/protocol/resources.ts';
import type { KeptFile } from '../../core/protocol/shapes/media.ts';
import type { Answer } from './api.ts';
import { problemOf, UNREACHABLE } from './problem.ts';
import { here } from './own-hall.ts';

/** Sends a file to the hall; tells how much is there, 0 to 1. fetch cannot tell that yet. */
export function upload(file: File, progress: (part: number) => void): Promise<Answer<KeptFile>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', here(`/api/v1/media?${new URLSearchParams({ name: file.name.slice(-200) }).toString()}`));
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onerror = () => done({ ok: false, problem: UNREACHABLE });
    request.onload = () => {
      const said: unknown = request.response;
      if (request.status !== 201) return done({ ok: false, problem: problemOf(said, request.status) });
      done({ ok: true, value: (said as AnswerOf<'POST /media'>).media }); // as the door answers
    };
    request.send(file);
  });
}

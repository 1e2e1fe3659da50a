import type { z } from 'zod';
import type { DeviceNews } from '../../../core/devices/device-news.ts';
import type { deviceNews } from '../../../core/protocol/devices.ts';

/** News as it came over a wire: what is absent there is undefined here. */
export function newsOf(news: z.output<typeof deviceNews>): DeviceNews {
  switch (news.kind) {
    case 'scan': {
      const { symbology, ...rest } = news;
      return symbology === undefined ? rest : { ...rest, symbology };
    }
    case 'id-card':
      return { ...news, validUntil: news.validUntil };
    case 'key':
    case 'rating':
    case 'card-unread':
      return news;
  }
}

import type { DeviceNews } from '../devices/device-news.ts';
import type { deviceNews } from './devices.ts';
import type { Shape } from './shapes/shape.ts';

/** News as it came over a wire: what is absent there is undefined here. */
export function newsOf(news: Shape<typeof deviceNews>): DeviceNews {
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

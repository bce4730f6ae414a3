import { must, type PlatformClient } from '@khong-mot-minh/testing';
import { z } from 'zod';
import type { WalkDemo } from './read-demo.ts';

const Page = z.object({
  nextPageToken: z.string().nullable(),
  nextSetTimestamp: z.number(),
  hasMoreRecords: z.boolean(),
  hashRecords: z.array(z.object({ hashValue: z.string(), hashStatus: z.string() })),
});
const Updates = z.object({
  data: z
    .array(z.object({ indicator: z.string(), last_updated: z.number(), should_delete: z.boolean() }))
    .min(1),
  paging: z.object({ next: z.string().optional() }),
});

export type Feeds = { stopncii: string | undefined; threatexchange: 'held' | 'deleted' | undefined };

/** Both feeds as a client reads them: from where it stopped, page by page, and what it then knows of one hash. */
export function feedReader(demo: WalkDemo, platform: PlatformClient, group: number, accessToken: string) {
  let since = 10;
  let start = 0;
  return async (pdq: string): Promise<Feeds> => {
    const known: Feeds = { stopncii: undefined, threatexchange: undefined };
    for (let token: string | null = '', more = true; more; ) {
      const query = `startTimestamp=${since}&pageSize=800${token ? `&nextPageToken=${encodeURIComponent(token)}` : ''}`;
      const answer = await platform.call('GET', `/x/stopncii/v1/FetchHashes?${query}`);
      const page = Page.parse(must(answer, 200, 'A page of StopNCII'));
      known.stopncii = page.hashRecords.findLast((r) => r.hashValue === pdq)?.hashStatus ?? known.stopncii;
      token = page.nextPageToken;
      more = page.hasMoreRecords;
      if (!more) since = page.nextSetTimestamp;
    }
    const access = encodeURIComponent(accessToken);
    let next: string | undefined =
      `${demo.baseUrl}/x/threatexchange/${group}/threat_updates/?access_token=${access}&start_time=${start}&limit=100`;
    while (next) {
      const page: z.infer<typeof Updates> = Updates.parse(await (await fetch(next)).json());
      const found = page.data.findLast((r) => r.indicator === pdq);
      if (found) known.threatexchange = found.should_delete ? 'deleted' : 'held';
      start = Math.max(start, ...page.data.map((r) => r.last_updated));
      next = page.paging.next;
    }
    return known;
  };
}

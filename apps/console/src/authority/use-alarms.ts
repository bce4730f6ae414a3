import type { AuthorityAlarms } from '@khong-mot-minh/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAwake } from '../frame/use-awake.ts';
import { fetchAlarms } from './authority-api.ts';
import { usePermissions } from './use-permissions.ts';

const WATCH_MS = 30_000;

/** What waits for this person, asked again while somebody is there; nothing for whoever sees none of it. */
export function useAlarms(): AuthorityAlarms | undefined {
  const awake = useAwake();
  const { any } = usePermissions();
  const { data } = useQuery({
    queryKey: ['authority', 'alarms'],
    queryFn: fetchAlarms,
    enabled: any,
    refetchInterval: awake && WATCH_MS,
  });
  return data;
}

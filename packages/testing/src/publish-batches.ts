import { countWaitingActs, lastBatch } from '@khong-mot-minh/database';
import type { Running } from '@khong-mot-minh/server';

/** Publishes every act that waits, one batch after the other as if their hours had come. */
export async function publishBatches({ running }: { running: Running }): Promise<void> {
  const { sequencer, deps } = running;
  for (;;) {
    const { last, waiting } = await deps.db.tx({ kind: 'system' }, async ({ sql }) => {
      const last = await lastBatch(sql);
      return { last, waiting: await countWaitingActs(sql, last?.lastNumber ?? 0) };
    });
    if (waiting === 0) return;
    await sequencer.run(last ? new Date((last.at + last.every) * 1000) : undefined);
  }
}

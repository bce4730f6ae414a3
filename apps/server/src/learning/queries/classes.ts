import type { Sql } from '@khong-mot-minh/database';

export type ClassRound = {
  id: string;
  kind: 'live' | 'before' | 'after';
  items: string[];
  place: number;
  phase: 'open' | 'revealed' | 'ended';
};
export type ClassRow = {
  id: number;
  code: string;
  teacherHash: Uint8Array;
  nickname: string;
  age: string;
  round: ClassRound | null;
  version: number;
};
/** How often each choice (0–3) was made for an item. */
export type ItemCounts = { round: string; kind: ClassRound['kind']; item: string; counts: number[] };
export type ClassAnswer = { code: string; round: string; item: string; pupil: Uint8Array; choice: number };

/** Makes a class; false when the code is taken. */
export async function insertClass(
  sql: Sql,
  row: { code: string; teacherHash: Uint8Array; nickname: string; age: string; at: Date },
): Promise<boolean> {
  const made = await sql(
    `insert into class (code, teacher_hash, nickname, age, used_at) values ($1, $2, $3, $4, $5)
     on conflict (code) do nothing returning id`,
    [row.code, row.teacherHash, row.nickname, row.age, row.at],
  );
  return made.length > 0;
}

/** The class whose code the transaction names. */
export async function readClass(sql: Sql, code: string): Promise<ClassRow | undefined> {
  const [row] = await sql<ClassRow>(
    `select id::int as id, code, teacher_hash as "teacherHash", nickname, age, round, version from class where code = $1`,
    [code],
  );
  return row;
}

/** Puts a round in its next state; false when somebody else did so first. */
export async function writeRound(
  sql: Sql,
  row: Pick<ClassRow, 'id' | 'version'>,
  round: ClassRound | null,
  at: Date,
): Promise<boolean> {
  const done = await sql(
    `update class set round = $3, version = version + 1, used_at = $4 where id = $1 and version = $2 returning id`,
    [row.id, row.version, round && JSON.stringify(round), at],
  );
  return done.length > 0;
}

/** Keeps answers of many classes at once; a changed mind counts once. Gives the positions that a running round took. */
export async function saveAnswers(sql: Sql, answers: readonly ClassAnswer[]): Promise<Set<number>> {
  const column = <K extends keyof ClassAnswer>(key: K) => answers.map((answer) => answer[key]);
  const taken = await sql<{ at: number }>(
    `with sent as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[])
         with ordinality as a (code, round, item, pupil, choice, at)
     ), open as (
       select s.at::int as at, c.id, s.round, s.item, decode(s.pupil, 'hex') as pupil, s.choice::smallint as choice
       from sent s join class c on c.code = s.code
       where c.round ->> 'id' = s.round and c.round ->> 'phase' = 'open'
         and (c.round ->> 'kind' <> 'live' or c.round -> 'items' ->> (c.round ->> 'place')::int = s.item)
         and c.round -> 'items' ? s.item
     ), kept as (
       insert into class_answer (class_id, round, item, pupil, choice)
       select distinct on (id, round, item, pupil) id, round, item, pupil, choice from open
       order by id, round, item, pupil, at desc
       on conflict (class_id, round, item, pupil) do update set choice = excluded.choice
     )
     select at from open`,
    [
      column('code'),
      column('round'),
      column('item'),
      answers.map(({ pupil }) => Buffer.from(pupil).toString('hex')),
      column('choice'),
    ],
  );
  // Positions count from one in SQL.
  return new Set(taken.map(({ at }) => at - 1));
}

/** What has been answered in the running round so far, by item. */
export async function countAnswers(
  sql: Sql,
  classId: number,
  round: string,
): Promise<{ item: string; counts: number[] }[]> {
  return sql<{ item: string; counts: number[] }>(
    `select item, array[count(*) filter (where choice = 0), count(*) filter (where choice = 1),
                        count(*) filter (where choice = 2), count(*) filter (where choice = 3)]::int[] as counts
     from class_answer where class_id = $1 and round = $2 group by item`,
    [classId, round],
  );
}

/** How many pupils have answered the question that was answered most in the running round, with the key's hash. */
export async function readAnswered(
  sql: Sql,
  code: string,
): Promise<{ teacherHash: Uint8Array; answered: number } | undefined> {
  const [row] = await sql<{ teacherHash: Uint8Array; answered: number }>(
    `select c.teacher_hash as "teacherHash", coalesce((
       select max(n) from (
         select count(*) as n from class_answer a where a.class_id = c.id and a.round = c.round ->> 'id' group by a.item
       ) as by_item), 0)::int as answered
     from class c where c.code = $1`,
    [code],
  );
  return row;
}

/** Counts a round's answers into results and removes them: from here on nobody can say which pupil gave which. */
export async function closeRound(
  sql: Sql,
  classId: number,
  round: Pick<ClassRound, 'id' | 'kind'>,
): Promise<void> {
  for (const { item, counts } of await countAnswers(sql, classId, round.id))
    await addCounts(sql, classId, round, item, counts);
  await sql(`delete from class_answer where class_id = $1 and round = $2`, [classId, round.id]);
}

/** Adds counts to an item's result, from answers or from cards raised in the room. */
export async function addCounts(
  sql: Sql,
  classId: number,
  round: Pick<ClassRound, 'id' | 'kind'>,
  item: string,
  counts: readonly number[],
): Promise<void> {
  await sql(
    `insert into class_result as r (class_id, round, kind, item, counts) values ($1, $2, $3, $4, $5)
     on conflict (class_id, round, item) do update
       set counts = array(select a + b from unnest(r.counts, excluded.counts) as both_counts (a, b))`,
    [classId, round.id, round.kind, item, counts],
  );
}

/** Every counted result of a class. */
export async function readResults(sql: Sql, classId: number): Promise<ItemCounts[]> {
  return sql<ItemCounts>(
    `select round, kind, item, counts from class_result where class_id = $1 order by round, item`,
    [classId],
  );
}

/** Classes that nobody used since `before` go with everything of theirs. */
export async function deleteOldClasses(sql: Sql, before: Date): Promise<void> {
  await sql(`delete from class where used_at < $1`, [before]);
}

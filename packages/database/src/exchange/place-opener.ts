/** The team of a bank `b` whose key opens the places of its take-downs: the one that is named, else its owner's first. */
export const PLACE_OPENER = `lateral (select t.id, t.key_id, t.public_key from team t where t.org_id = b.org_id
  order by t.id is distinct from b.team_id, not t.takes_reports, t.name ->> 'vi', t.id limit 1)`;

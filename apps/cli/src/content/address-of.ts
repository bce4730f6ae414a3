/** Where the portal shows a piece, below the language; undefined for what has no page of its own. */
export function addressOf(piece: string): string | undefined {
  const [kind, id = ''] = piece.split('/');
  switch (kind) {
    case 'lessons':
      return `/hoc/${id}`;
    case 'stories':
      return `/hoc/chuyen/${id}`;
    case 'games':
      return `/hoc/tro-choi/${id}`;
    case 'quizzes':
      return `/hoc/do-vui/${id}`;
    case 'films':
      return piece.endsWith('/words') ? undefined : `/hoc/tieng-noi/phim/${id}`;
    case 'voices':
      return `/hoc/tieng-noi/${id}`;
    case 'plans':
      return `/hoc/cho-truong-hoc/giao-an/${id}`;
    case 'convention':
      return `/hoc/cong-uoc/${id}`;
    case 'path':
      return '/hoc';
    case 'pledge':
      return '/cam-ket';
    default:
      return undefined;
  }
}

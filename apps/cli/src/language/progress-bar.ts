const WIDTH = 30;

/** Draws a bar on a terminal; elsewhere it says nothing until it is full. */
export function progressBar(
  title: string,
  stream: NodeJS.WriteStream,
): (done: number, total: number) => void {
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    const full = Math.round(share * WIDTH);
    const bar = `${title} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.round(share * 100)} %`;
    if (stream.isTTY) stream.write(`\r${bar}${done >= total ? '\n' : ''}`);
    else if (done >= total) stream.write(`${bar}\n`);
  };
}

/** Loaded when it is needed; the busy state is drawn before it takes the thread. */
export async function loadArgon2() {
  const { argon2Wasm } = await import('@khong-mot-minh/sealing/argon2-wasm');
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return argon2Wasm;
}

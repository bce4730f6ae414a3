/** Two rising tones, made here: no file to load, and no sound that a telephone makes. */
const TONES = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.22 },
];
const LASTS_SECONDS = 0.2;
const LOUDNESS = 0.25;

export function ring(audio: AudioContext): void {
  for (const { hertz, atSeconds } of TONES) {
    const start = audio.currentTime + atSeconds;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    // Faded in and out: a tone that is cut clicks.
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.linearRampToValueAtTime(0, start + LASTS_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + LASTS_SECONDS);
  }
}

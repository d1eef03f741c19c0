/** Quietest level the meter shows; everything below is silence to a listener. */
const FLOOR_DBFS = -60;

/** Share of the meter that a block of samples fills: 0 for silence, 1 for full scale. */
export function meterShare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  const dbfs = 20 * Math.log10(Math.max(rms, 1e-9));
  return Math.min(1, Math.max(0, (dbfs - FLOOR_DBFS) / -FLOOR_DBFS));
}

/** Measures a microphone once per drawn frame until the result is called. */
export function watchLevel(stream: MediaStream, onShare: (share: number) => void): () => void {
  const context = new AudioContext();
  // Some browsers start it only when asked to, even on a page that may use the microphone.
  void context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = requestAnimationFrame(function measure() {
    analyser.getFloatTimeDomainData(samples);
    onShare(meterShare(samples));
    frame = requestAnimationFrame(measure);
  });
  return () => {
    cancelAnimationFrame(frame);
    void context.close();
  };
}

// A calm synthetic camera picture for screenshots. Runs inside the page, before the app: it must be self-contained.
export function sitInFront(ink) {
  const draw = (context, seconds) => {
    const { width, height } = context.canvas;
    const glow = context.createRadialGradient(width / 2, height * 0.42, 0, width / 2, height * 0.42, width * 0.5);
    glow.addColorStop(0, `color-mix(in srgb, ${ink} 60%, #14171a)`);
    glow.addColorStop(1, '#14171a');
    context.fillStyle = glow;
    context.fillRect(0, 0, width, height);
    const oval = (x, y, radiusX, radiusY, colour) => {
      context.fillStyle = colour;
      context.beginPath();
      context.ellipse(width * x, height * y, width * radiusX, height * radiusY, 0, 0, 2 * Math.PI);
      context.fill();
    };
    const sway = 0.006 * Math.sin(seconds);
    oval(0.5, 1.17, 0.32, 0.46, ink);
    oval(0.5 + sway, 0.6, 0.045, 0.14, '#998d7e');
    oval(0.5 + sway, 0.42, 0.095, 0.22, '#23292c');
    oval(0.5 + sway, 0.46, 0.083, 0.175, '#d8c8b2');
  };
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    for (const track of stream.getVideoTracks()) {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 640, height: 360 });
      const context = canvas.getContext('2d', { alpha: false });
      const timer = setInterval(() => draw(context, performance.now() / 1000), 66);
      draw(context, 0);
      const [drawn] = canvas.captureStream().getVideoTracks();
      // The device's own settings are asked for by id; the drawn track stands in for it.
      const settings = track.getSettings();
      drawn.getSettings = () => ({ ...settings, width: 640, height: 360 });
      const stop = drawn.stop.bind(drawn);
      drawn.stop = () => {
        clearInterval(timer);
        track.stop();
        stop();
      };
      stream.removeTrack(track);
      stream.addTrack(drawn);
    }
    return stream;
  };
}

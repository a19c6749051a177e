const loads = new Map();

export function loadConnectPay(server) {
  const src = new URL('connect-pay.js', server.endsWith('/') ? server : `${server}/`).href;
  if (!loads.has(src)) {
    const script = Object.assign(document.createElement('script'), { type: 'module', src });
    const failed = new Promise((_, reject) => {
      script.onerror = () => {
        loads.delete(src);
        script.remove();
        reject(new Error(`${src} did not load`));
      };
    });
    document.head.append(script);
    loads.set(src, Promise.race([customElements.whenDefined('connect-pay').then(() => {}), failed]));
  }
  return loads.get(src);
}

// What is shown over the page.

/** Shows 3-D Secure over the page until the customer has decided. */
const showChallenge = (url) => showOver(url, '3-D Secure authentication', 'challenge-finished');

/** Shows a voucher over the page until the customer closes it: it is paid later, somewhere else. */
const showVoucher = (url) => showOver(url, 'Payment voucher', 'voucher-closed');

/** Shows a document over the page until it says a word. Resolves with that message. */
function showOver(url, title, word) {
  const origin = new URL(url).origin;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', title);
  style(dialog, {
    border: 'none',
    padding: '0',
    margin: '0',
    width: '100vw',
    height: '100dvh',
    'max-width': 'none',
    'max-height': 'none',
    background: 'rgb(0 0 0 / 45%)',
    overflow: 'hidden',
  });
  const iframe = makeIframe(url, title, { width: '100%', height: '100%' });
  dialog.append(iframe);

  return new Promise((resolve) => {
    const listen = ({ source, origin: from, data }) => {
      if (source !== iframe.contentWindow || from !== origin || data?.type !== word) return;
      window.removeEventListener('message', listen);
      dialog.removeEventListener('close', reopen);
      dialog.close();
      dialog.remove();
      resolve(data);
    };
    // Only an answer ends it: Escape does not.
    const reopen = () => dialog.isConnected && dialog.showModal();
    window.addEventListener('message', listen);
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('close', reopen);
    document.body.append(dialog);
    dialog.showModal();
    iframe.focus();
  });
}

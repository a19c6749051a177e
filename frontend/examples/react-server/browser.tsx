import { hydrateRoot } from 'react-dom/client';
import { Shop } from './shop';

hydrateRoot(document.querySelector('#app')!, <Shop checkout="co_123" />, {
  onRecoverableError: (error) => console.error(error),
});

import { renderToString } from 'react-dom/server';
import { Shop } from './shop';

/** What the server sends of the page. */
export const html = renderToString(<Shop checkout="co_123" />);

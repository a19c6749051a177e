import { mount } from 'svelte';
import Shop from './Shop.svelte';

// The id comes from your server, which has made the checkout.
mount(Shop, { target: document.querySelector('#app')!, props: { checkout: 'co_123' } });

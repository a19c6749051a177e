import { createApp, defineComponent, h, ref } from 'vue';

const Shop = defineComponent({
  props: { checkout: { type: String, required: true } },
  setup(props) {
    const isPaid = ref(false);
    // In a template: <connect-pay :checkout="checkout" @success="isPaid = true" />
    return () => [
      h('h1', 'Your order'),
      h('connect-pay', { checkout: props.checkout, onSuccess: () => (isPaid.value = true) }),
      isPaid.value ? h('p', { id: 'thanks' }, 'We bake your bread now.') : undefined,
    ];
  },
});

// The id comes from your server, which has made the checkout.
createApp(Shop, { checkout: 'co_123' }).mount('#app');

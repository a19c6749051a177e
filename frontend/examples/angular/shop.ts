// Compiled in the browser, which keeps this build small and needs 'unsafe-eval'. The Angular CLI compiles ahead: leave
// this line out of your app.
import '@angular/compiler';
import { CUSTOM_ELEMENTS_SCHEMA, Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

@Component({
  selector: 'shop-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Your order</h1>
    <connect-pay [checkout]="checkout" (success)="isPaid.set(true)"></connect-pay>
    @if (isPaid()) {
      <p id="thanks">We bake your bread now.</p>
    }
  `,
})
class Shop {
  // The id comes from your server, which has made the checkout.
  readonly checkout = 'co_123';
  readonly isPaid = signal(false);
}

bootstrapApplication(Shop, { providers: [provideZonelessChangeDetection()] }).catch(console.error);

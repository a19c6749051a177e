// What it throws, and what it says when it can not.

/** The page uses Stripe.js wrongly: thrown, or the reason of a rejected promise. */
class IntegrationError extends Error {
  name = 'IntegrationError';
}

const CONNECTION_ERROR = {
  type: 'api_connection_error',
  message:
    'We are experiencing issues connecting to our payments provider. You have not been charged. ' +
    'Please check your internet connection and try again. If this problem persists please contact us.',
};

const NOT_READY =
  'We could not retrieve data from the specified Element. Please make sure the Element you are ' +
  'attempting to use is mounted and the ready event has been emitted.';

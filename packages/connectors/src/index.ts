export { type DeliveryResult, deliverWebhook, type WebhookDelivery } from './webhooks/deliver-webhook.ts';

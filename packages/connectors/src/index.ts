export { type ExchangeRecord, isLive } from './exchange-record.ts';
export { isLoopback } from './http/is-private-address.ts';
export {
  type Incident,
  type IncidentType,
  incidentOf,
  type ReportAnnotation,
} from './ncmec/incident-type.ts';
export { type CyberTipFacts, type CyberTipProblem, cyberTipReport } from './ncmec/report-xml.ts';
export { type PlainPart, sealPacket } from './ncmec/seal-packet.ts';
export { type Mail, type MailServer, sendMail } from './paging/send-mail.ts';
export { type Push, sendPush } from './paging/send-push.ts';
export { type VapidKey, vapidKeyFrom } from './paging/vapid.ts';
export {
  StopNciiQuery,
  type StopNciiReply,
  stopNciiReply,
} from './stopncii/fetch-hashes.ts';
export { feedbackMeant, StopNciiFeedbacks, StopNciiHashes } from './stopncii/submissions.ts';
export {
  askTextService,
  type TextServiceRequest,
  type TextServiceResult,
} from './text-service/ask-text-service.ts';
export { appIdOf, splitAccessToken } from './threatexchange/app-id.ts';
export { DescriptorForm, ReactionForm } from './threatexchange/descriptor-form.ts';
export {
  reactionMeant,
  ThreatUpdatesQuery,
  type ThreatUpdatesReply,
  threatUpdatesReply,
} from './threatexchange/threat-updates.ts';
export { type DeliveryResult, deliverWebhook, type WebhookDelivery } from './webhooks/deliver-webhook.ts';

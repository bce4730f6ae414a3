import type {
  EgressApproval,
  EgressKind,
  EgressView,
  TermPackChecked,
  TextDetectorsView,
  TextModelChecked,
  TextModelInput,
  TextServiceGiven,
  TextServiceInput,
  TextTried,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

const AT = '/v1/text-detectors';

export const DETECTORS = 'text-detectors';
export const fetchDetectors = (): Promise<TextDetectorsView> => call('GET', AT);
export const checkPack = (pack: string): Promise<TermPackChecked> =>
  call('POST', `${AT}/terms/check`, { body: { pack } });
export const loadPack = (pack: string, withDefault: boolean): Promise<TextDetectorsView> =>
  call('PUT', `${AT}/terms`, { body: { pack, withDefault } });
export const checkModel = (model: string): Promise<TextModelChecked> =>
  call('POST', `${AT}/model/check`, { body: { model } });
export const loadModel = (body: TextModelInput): Promise<TextDetectorsView> =>
  call('PUT', `${AT}/model`, { body });
export const setService = (body: TextServiceInput): Promise<TextServiceGiven> =>
  call('PUT', `${AT}/service`, { body });
export const setSigningKey = (publicKey: string): Promise<TextDetectorsView> =>
  call('PUT', `${AT}/signing-key`, { body: { publicKey } });
export const retire = (detector: 'terms' | 'model' | 'service'): Promise<TextDetectorsView> =>
  call('DELETE', `${AT}/${detector}`);
export const EGRESS = 'egress';
export const fetchEgress = (): Promise<EgressView> => call('GET', '/v1/egress');
export const answerEgress = (kind: EgressKind, body: EgressApproval): Promise<EgressView> =>
  call('POST', `/v1/egress/${kind}/approval`, { body });
export const tryText = (text: string, pack?: string): Promise<TextTried> =>
  call('POST', `${AT}/try`, { body: { text, ...(pack && { pack }) } });

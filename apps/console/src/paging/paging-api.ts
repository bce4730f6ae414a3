import type { Channel, ChannelGiven, ChannelInput, ChannelTest, Paging } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

const CHANNELS = '/v1/paging/channels';

export const fetchPaging = (): Promise<Paging> => call('GET', '/v1/paging');

export const addChannel = (body: ChannelInput): Promise<ChannelGiven> => call('POST', CHANNELS, { body });

export const testChannel = (id: string): Promise<ChannelTest> => call('POST', `${CHANNELS}/${id}/test`);

export const proveChannel = (id: string): Promise<Channel> => call('POST', `${CHANNELS}/${id}/proof`);

export const removeChannel = (id: string): Promise<void> => call('DELETE', `${CHANNELS}/${id}`);

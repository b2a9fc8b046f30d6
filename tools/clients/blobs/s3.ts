import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { answering, freePort } from '../azure/store.ts';
import { python } from '../install.ts';

/** S3 on this machine: moto, which checks signatures. */
export interface S3 {
  /** `127.0.0.1:4711` */
  readonly host: string;
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  stop(): void;
}

/** Makes who may use it, and the bucket: four calls, after which moto lets nobody in without a signature that is right. */
const setUp = `
import boto3, json, sys
options = dict(endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='none', aws_secret_access_key='none')
iam = boto3.client('iam', **options)
iam.create_user(UserName='sheaf')
iam.put_user_policy(UserName='sheaf', PolicyName='all', PolicyDocument=json.dumps(
    {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}]}))
key = iam.create_access_key(UserName='sheaf')['AccessKey']
boto3.client('s3', **options).create_bucket(Bucket='sheaf-jobs')
print(json.dumps({'accessKeyId': key['AccessKeyId'], 'secretAccessKey': key['SecretAccessKey']}))
`;

export async function startS3(): Promise<S3> {
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const endpoint = `http://${host}`;
  const child = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, INITIAL_NO_AUTH_ACTION_COUNT: '4' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-5000)));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`moto ended:\n${output}`);
  });
  await Promise.race([answering(`${endpoint}/moto-api/`), ended]);
  ended.catch(() => undefined);
  const { stdout } = await promisify(execFile)(python, ['-c', setUp, endpoint]);
  const keys = JSON.parse(stdout) as Pick<S3, 'accessKeyId' | 'secretAccessKey'>;
  return { host, endpoint, bucket: 'sheaf-jobs', ...keys, stop: () => void child.kill() };
}

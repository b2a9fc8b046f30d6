import { batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { factsOf } from '../operation/route-facts.js';
import { JobMetrics } from './job-metrics.js';

/** For Prometheus: requests and items by operation, status and time; jobs; event loop lag and process, as prom-client has them. */
export class Metrics {
  private readonly begunMs = new WeakMap<FastifyRequest, number>();
  private readonly registry = new Registry();
  private readonly requests = this.histogram(
    'sheaf_request_duration_seconds',
    'HTTP requests, from their arrival to the end of their answer.',
  );
  private readonly items = this.histogram(
    'sheaf_item_duration_seconds',
    'Items of batches that reached an operation, within its controller.',
  );
  private readonly results = new Counter({
    name: 'sheaf_item_results_total',
    help: 'Results of items of batches, of those as well that never reached an operation (424, 503) or did not end in time (504).',
    labelNames: ['status'],
    registers: [this.registry],
  });
  readonly jobs = new JobMetrics(this.registry);
  readonly contentType = this.registry.contentType;

  constructor(isReady: () => boolean) {
    collectDefaultMetrics({ register: this.registry });
    const ready = new Gauge({
      name: 'sheaf_ready',
      help: '1 while requests are answered.',
      registers: [],
      collect() {
        this.set(isReady() ? 1 : 0);
      },
    });
    this.registry.registerMetric(ready);
  }

  request(operation: string, status: number, seconds: number): void {
    this.requests.observe({ operation, status }, seconds);
  }

  /** A request that is no item of a batch is left alone. */
  itemBegins(request: FastifyRequest): void {
    if (batchItem(request) !== undefined) this.begunMs.set(request, performance.now());
  }

  /** Counts an item with its time since `itemBegins`; without that a guard has turned it away at once. */
  itemEnds(request: FastifyRequest, status: number): void {
    if (batchItem(request) === undefined) return;
    const nowMs = performance.now();
    const operation = factsOf(request).operation?.id ?? 'none';
    this.items.observe({ operation, status }, (nowMs - (this.begunMs.get(request) ?? nowMs)) / 1000);
  }

  /** Counts the one result that every item has. */
  itemResult(status: number): void {
    this.results.inc({ status });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private histogram(name: string, help: string): Histogram<'operation' | 'status'> {
    const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
    return new Histogram({ name, help, labelNames: ['operation', 'status'], buckets, registers: [this.registry] });
  }
}

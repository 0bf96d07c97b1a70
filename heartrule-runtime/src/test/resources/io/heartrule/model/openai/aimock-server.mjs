// Starts the peer for AimockPeerTest and prints its address; ends when its standard input is closed.
import { LLMock } from "@copilotkit/aimock";

const mock = new LLMock({ port: 0, chunkSize: 3, logLevel: "silent" });
mock.on({ userMessage: "问好" }, {
  content: '{"EXIT":false,"心谷向导":"你好，我是小谷🌱"}',
  usage: { prompt_tokens: 120, completion_tokens: 18 },
});
mock.on({ userMessage: "繁忙", sequenceIndex: 0 }, {
  error: { message: "Rate limited", type: "rate_limit_error", code: "rate_limit_exceeded" },
  status: 429,
  retryAfter: 1,
});
mock.on({ userMessage: "繁忙", sequenceIndex: 1 }, { content: "好了" });
mock.on({ userMessage: "断开" }, { content: "这一句话会在中间断开，后面的听不到" }, { truncateAfterChunks: 4, latency: 20 });
mock.on({ userMessage: "太长" }, { content: "没有说完", finishReason: "length" });
mock.on({ userMessage: "过滤" }, { content: "", finishReason: "content_filter" });
mock.on({ userMessage: "思考" }, { content: "想好了", reasoning: "先想一想" });
mock.on({ userMessage: "钥匙" }, {
  error: { message: "Incorrect API key", type: "invalid_request_error", code: "invalid_api_key" },
  status: 401,
});
mock.on({ userMessage: "维护" }, { error: { message: "Down", type: "server_error" }, status: 503 });
mock.on({ userMessage: "掉线" }, { content: "x" }, { chaos: { disconnectRate: 1 } });
mock.on({ userMessage: "乱码" }, { content: "x" }, { chaos: { malformedRate: 1 } });
await mock.start();
console.log("READY " + mock.url);
process.stdin.on("end", () => mock.stop().then(() => process.exit(0)));
process.stdin.resume();

package io.heartrule.model.openai;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Builds the HTTP client: no redirects, no hidden repeats, the key added at the last moment. */
final class Http {
  /** Where the pause that a server asks for is found; see {@link #hidePause}. */
  static final String PAUSE = "X-HeartRule-Retry-After";
  private static final String RETRY_AFTER = "Retry-After";

  private Http() {}

  static OkHttpClient.Builder client(String apiKey, Duration connectTimeout, Duration readTimeout) {
    ExecutorService threads = Executors.newCachedThreadPool(work -> {
      Thread thread = new Thread(work, "heartrule-model");
      thread.setDaemon(true);
      return thread;
    });
    Dispatcher dispatcher = new Dispatcher(threads);
    // The app decides how many conversations run; the default of five per host would let visitors wait in a queue.
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectTimeout(connectTimeout)
        .readTimeout(readTimeout)
        .writeTimeout(readTimeout)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .addNetworkInterceptor(chain -> chain.proceed(withKey(chain.request(), apiKey)))
        .addNetworkInterceptor(Http::hidePause);
  }

  /** The key exists in no request object that an exception, an event or a log could show. */
  private static Request withKey(Request request, String apiKey) {
    return apiKey == null ? request
        : request.newBuilder().header("Authorization", "Bearer " + apiKey).build();
  }

  /** OkHttp by itself repeats a 503 with {@code Retry-After: 0}; without the header it does not. */
  private static Response hidePause(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Response.Builder hidden = response.newBuilder().removeHeader(RETRY_AFTER).removeHeader(PAUSE);
    String pause = response.header(RETRY_AFTER);
    if (pause != null) {
      hidden.header(PAUSE, pause);
    }
    return hidden.build();
  }
}

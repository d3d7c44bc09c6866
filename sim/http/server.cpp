#include "sim/http/server.hpp"

#include "sim/http/later.hpp"
#include "sim/http/lobby.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::sim::http {
namespace {

constexpr base::Phrase kCannotListen{"cannot listen on 127.0.0.1:{}", "127.0.0.1:{} で待ち受けできません"};

/// One request, from its first line on, and its answer while that is held back.
struct Exchange {
  Request request;
  bool is_begun = false;
  bool is_too_large = false;
  std::optional<Response> held;
};

using Clock = std::chrono::steady_clock;

/// As many open files as the system lets us have, and so many connections, less what else is open.
unsigned most_connections(unsigned wanted) {
  constexpr rlim_t kOthers = 64;
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur < wanted + kOthers) {
    rlimit more = files;
    more.rlim_cur = std::min<rlim_t>(wanted + kOthers, files.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &more) == 0) files = more;
  }
  const rlim_t free = files.rlim_cur > 2 * kOthers ? files.rlim_cur - kOthers : files.rlim_cur / 2;
  return static_cast<unsigned>(std::min<rlim_t>(wanted, free));
}

/// Null for one that is being closed.
Lobby::Guest* guest_of(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info != nullptr ? static_cast<Lobby::Guest*>(info->socket_context) : nullptr;
}

void connection_changed(void* lobby, MHD_Connection* connection, void** kept, MHD_ConnectionNotificationCode what) {
  auto& in = *static_cast<Lobby*>(lobby);
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    auto guest = std::make_unique<Lobby::Guest>();
    guest->socket = info->connect_fd;
    in.opened(*guest, Clock::now());
    // microhttpd keeps the pointer for us until the connection is closed.
    *kept = guest.release();
  } else {
    const std::unique_ptr<Lobby::Guest> guest(static_cast<Lobby::Guest*>(*kept));
    *kept = nullptr;
    in.closed(*guest);
  }
}

void* begin_exchange(void* lobby, const char* uri, MHD_Connection* connection) {
  static_cast<Lobby*>(lobby)->begins(*guest_of(connection), Clock::now());
  auto exchange = std::make_unique<Exchange>();
  const std::string_view whole = uri;
  const std::size_t mark = whole.find('?');
  exchange->request.path = std::string(whole.substr(0, mark));
  if (mark != std::string_view::npos) {
    exchange->request.query = std::string(whole.substr(mark + 1));
  }
  // microhttpd keeps the pointer for us until end_exchange.
  return exchange.release();
}

void end_exchange(void* lobby, MHD_Connection* connection, void** kept, MHD_RequestTerminationCode /*how*/) {
  if (Lobby::Guest* guest = guest_of(connection)) static_cast<Lobby*>(lobby)->is_answered(*guest, Clock::now());
  const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*kept));
  *kept = nullptr;
}

MHD_Result add_header(void* headers, MHD_ValueKind /*kind*/, const char* name, const char* text) {
  std::string lower = name;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static_cast<Headers*>(headers)->emplace_back(std::move(lower), text != nullptr ? text : "");
  return MHD_YES;
}

/// Half of a body, and then an error: microhttpd closes the connection.
struct HalfBody {
  std::string body;
};

ssize_t read_half(void* kept, std::uint64_t position, char* into, std::size_t most) {
  const std::string& body = static_cast<HalfBody*>(kept)->body;
  const std::size_t half = body.size() / 2;
  if (position >= half) {
    return MHD_CONTENT_READER_END_WITH_ERROR;
  }
  const std::size_t count = std::min(most, half - static_cast<std::size_t>(position));
  std::copy_n(body.data() + position, count, into);
  return static_cast<ssize_t>(count);
}

void free_half(void* kept) { const std::unique_ptr<HalfBody> half(static_cast<HalfBody*>(kept)); }

MHD_Result answer(MHD_Connection* connection, const Response& response) {
  if (response.ending == Ending::cut) {
    return MHD_NO;
  }
  MHD_Response* made = nullptr;
  if (response.ending == Ending::truncated) {
    auto half = std::make_unique<HalfBody>(HalfBody{.body = response.body});
    made = MHD_create_response_from_callback(response.body.size(), 4096, read_half, half.release(), free_half);
  } else {
    // Not changed by microhttpd, whatever the type says: it copies.
    made = MHD_create_response_from_buffer(response.body.size(), const_cast<char*>(response.body.data()),  // NOLINT
                                           MHD_RESPMEM_MUST_COPY);
  }
  for (const auto& [name, text] : response.headers) {
    MHD_add_response_header(made, name.c_str(), text.c_str());
  }
  const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), made);
  MHD_destroy_response(made);
  return queued;
}

}  // namespace

struct Server::State {
  Handler handler;
  Limits limits;
  Lobby lobby;
  MHD_Daemon* daemon = nullptr;
  Later later;

  State(Handler handle, const Limits& within)
      : handler(std::move(handle)),
        limits(within),
        lobby(within.connections, std::chrono::seconds(within.whole_seconds)) {}

  MHD_Result take(MHD_Connection* connection, const char* method, const char* part, std::size_t* size,
                  Exchange& exchange);
  MHD_Result respond(MHD_Connection* connection, Exchange& exchange);

  static MHD_Result on_request(void* state, MHD_Connection* connection, const char* /*url*/, const char* method,
                               const char* /*version*/, const char* part, std::size_t* size, void** kept) {
    return static_cast<State*>(state)->take(connection, method, part, size, *static_cast<Exchange*>(*kept));
  }
};

MHD_Result Server::State::take(MHD_Connection* connection, const char* method, const char* part, std::size_t* size,
                               Exchange& exchange) {
  if (!exchange.is_begun) {
    exchange.is_begun = true;
    exchange.request.method = method;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, &exchange.request.headers);
    return MHD_YES;
  }
  if (*size != 0) {
    exchange.is_too_large |= exchange.request.body.size() + *size > limits.body;
    if (!exchange.is_too_large) {
      exchange.request.body.append(part, *size);
    }
    *size = 0;
    return MHD_YES;
  }
  if (exchange.held) {
    return answer(connection, *exchange.held);
  }
  return respond(connection, exchange);
}

MHD_Result Server::State::respond(MHD_Connection* connection, Exchange& exchange) {
  lobby.is_whole(*guest_of(connection));
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, limits.idle_seconds);
  Response response =
      exchange.is_too_large ? Response{.status = 413, .headers = {}, .body = {}} : handler(exchange.request);
  if (response.delay.count() <= 0) {
    return answer(connection, response);
  }
  const std::chrono::milliseconds delay = response.delay;
  exchange.held = std::move(response);
  MHD_suspend_connection(connection);
  later.after(delay, [connection] { MHD_resume_connection(connection); });
  return MHD_YES;
}

base::Result<std::unique_ptr<Server>> Server::listen(std::uint16_t port, Handler handler, Limits limits) {
  limits.connections = most_connections(limits.connections);
  auto state = std::make_unique<State>(std::move(handler), limits);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  state->daemon =
      MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, port, nullptr, nullptr,
                       &State::on_request, state.get(), MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_URI_LOG_CALLBACK,
                       &begin_exchange, &state->lobby, MHD_OPTION_NOTIFY_COMPLETED, &end_exchange, &state->lobby,
                       MHD_OPTION_NOTIFY_CONNECTION, &connection_changed, &state->lobby, MHD_OPTION_CONNECTION_LIMIT,
                       limits.connections, MHD_OPTION_CONNECTION_TIMEOUT, limits.first_seconds, MHD_OPTION_END);
  if (state->daemon == nullptr) {
    return base::failure({kCannotListen, {std::to_string(port)}});
  }
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
  // Every connection has to be resumed before the daemon may stop.
  state_->later.hurry();
  MHD_stop_daemon(state_->daemon);
}

std::uint16_t Server::port() const {
  const MHD_DaemonInfo* info = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info != nullptr ? info->port : 0;
}

}  // namespace kakoi::sim::http

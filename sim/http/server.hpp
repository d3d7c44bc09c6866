// HTTP/1.1 on a loopback port: one thread that answers, so that what it asks needs no locks, and one that holds
// answers back. Keep-alive, a bound on bodies, headers and connections. Nothing here knows of AWS.
#pragma once

#include "sim/http/message.hpp"

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kakoi::sim::http {

using Handler = std::function<Response(const Request&)>;

struct Limits {
  std::size_t body = std::size_t{8} * 1024 * 1024;  ///< more is answered with 413
  unsigned connections = 8192;                      ///< fewer where the system lets a process have fewer open files
  unsigned idle_seconds = 60;                       ///< between two requests
  unsigned first_seconds = 10;                      ///< without a word, before the first request has come whole
  unsigned whole_seconds = 20;                      ///< for a request to come whole, word by word
};

class Server {
 public:
  /// Listens on 127.0.0.1. Port 0: one that is free. `handler` is called on one thread only, never twice at a time.
  static base::Result<std::unique_ptr<Server>> listen(std::uint16_t port, Handler handler, Limits limits = {});

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops answering; connections are closed.
  ~Server();

  [[nodiscard]] std::uint16_t port() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kakoi::sim::http

// The connections on which no whole request has come yet. Whoever sends half of one and then nothing, or a byte now and
// then, is sent away after a while; and at once, the oldest first, when others find no place any more.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>

namespace kakoi::sim::http {

class Lobby {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// A connection, from when it is opened until it is closed.
  struct Guest {
    int socket = -1;
    Time since = {};
    std::list<Guest*>* room = nullptr;  ///< where it waits; null while its request is answered
    std::list<Guest*>::iterator place = {};
  };

  /// `most`: how many connections there may be; `patience`: how long a request may take to come whole.
  Lobby(std::size_t most, std::chrono::seconds patience) : most_(most), patience_(patience) {}

  /// A connection is opened. Whoever has waited for too long, or is in the way, is cut off: its socket is shut down.
  void opened(Guest& guest, Time now);
  /// Something of a request has come; all of it has come; it is answered, and there may be more; it is closed.
  void begins(Guest& guest, Time now);
  void is_whole(Guest& guest);
  void is_answered(Guest& guest, Time now);
  void closed(Guest& guest);

 private:
  static void leave(Guest& guest);
  static void enter(std::list<Guest*>& room, Guest& guest, Time now);
  static void cut_off(Guest& guest);

  std::size_t most_;
  std::chrono::seconds patience_;
  std::size_t count_ = 0;
  std::list<Guest*> beginning_ = {};  ///< with nothing or half of a request, the oldest first
  std::list<Guest*> idle_ = {};       ///< between two requests
};

}  // namespace kakoi::sim::http

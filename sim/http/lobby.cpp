#include "sim/http/lobby.hpp"

#include <sys/socket.h>

namespace kakoi::sim::http {
namespace {

/// So many places are kept free: one that is cut off is closed a little later.
constexpr std::size_t kSpare = 16;

}  // namespace

void Lobby::opened(Guest& guest, Time now) {
  ++count_;
  while (!beginning_.empty() && beginning_.front()->since + patience_ <= now) cut_off(*beginning_.front());
  if (count_ + kSpare >= most_) {
    if (!beginning_.empty()) {
      cut_off(*beginning_.front());
    } else if (!idle_.empty()) {
      cut_off(*idle_.front());
    }
  }
  enter(beginning_, guest, now);
}

void Lobby::begins(Guest& guest, Time now) {
  // What has come before it counts too.
  if (guest.room != &beginning_) enter(beginning_, guest, now);
}

void Lobby::is_whole(Guest& guest) { leave(guest); }

void Lobby::is_answered(Guest& guest, Time now) { enter(idle_, guest, now); }

void Lobby::closed(Guest& guest) {
  leave(guest);
  --count_;
}

void Lobby::leave(Guest& guest) {
  if (guest.room != nullptr) guest.room->erase(guest.place);
  guest.room = nullptr;
}

void Lobby::enter(std::list<Guest*>& room, Guest& guest, Time now) {
  leave(guest);
  guest.since = now;
  guest.room = &room;
  guest.place = room.insert(room.end(), &guest);
}

void Lobby::cut_off(Guest& guest) {
  leave(guest);
  // The server sees its end, and closes it.
  ::shutdown(guest.socket, SHUT_RDWR);
}

}  // namespace kakoi::sim::http

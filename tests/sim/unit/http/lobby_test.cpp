#include "sim/http/lobby.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <vector>

namespace kakoi::sim::http {
namespace {

using std::chrono::seconds;

/// A connection, and whether the server's side of it was shut down.
class Connection {
 public:
  Connection() {
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0);
    guest.socket = ends_[0];
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }

  [[nodiscard]] bool is_cut_off() const {
    char byte = 0;
    return ::recv(ends_[1], &byte, 1, MSG_DONTWAIT) == 0;
  }

  Lobby::Guest guest = {};

 private:
  std::array<int, 2> ends_ = {};
};

std::vector<std::unique_ptr<Connection>> connections(std::size_t count) {
  std::vector<std::unique_ptr<Connection>> made;
  for (std::size_t i = 0; i < count; ++i) made.push_back(std::make_unique<Connection>());
  return made;
}

TEST(Lobby, SendsAwayWhoNeverComesToAnEnd) {
  Lobby lobby(1000, seconds(20));
  const Lobby::Time start{};
  const auto those = connections(4);
  lobby.opened(those[0]->guest, start);
  lobby.opened(those[1]->guest, start + seconds(1));
  lobby.begins(those[1]->guest, start + seconds(19));
  lobby.is_whole(those[0]->guest);
  lobby.opened(those[2]->guest, start + seconds(20));
  EXPECT_FALSE(those[0]->is_cut_off());
  EXPECT_FALSE(those[1]->is_cut_off());
  lobby.opened(those[3]->guest, start + seconds(21));
  EXPECT_FALSE(those[0]->is_cut_off());
  EXPECT_TRUE(those[1]->is_cut_off());
  EXPECT_FALSE(those[2]->is_cut_off());
  for (const auto& it : those) lobby.closed(it->guest);
}

TEST(Lobby, MakesRoomByWhoHasAskedForNothing) {
  constexpr std::size_t kMost = 20;
  Lobby lobby(kMost, seconds(20));
  const Lobby::Time start{};
  const auto those = connections(6);
  lobby.opened(those[0]->guest, start);
  lobby.is_whole(those[0]->guest);
  lobby.opened(those[1]->guest, start);
  lobby.is_whole(those[1]->guest);
  lobby.is_answered(those[1]->guest, start);
  lobby.opened(those[2]->guest, start);
  // Sixteen places are kept free.
  lobby.opened(those[3]->guest, start);
  EXPECT_TRUE(those[2]->is_cut_off());
  EXPECT_FALSE(those[3]->is_cut_off());
  lobby.closed(those[2]->guest);
  lobby.is_whole(those[3]->guest);
  lobby.opened(those[4]->guest, start);
  // Nobody is at the beginning of a request: whoever is between two goes, and never one that is being answered.
  EXPECT_TRUE(those[1]->is_cut_off());
  EXPECT_FALSE(those[0]->is_cut_off());
  lobby.is_whole(those[4]->guest);
  lobby.opened(those[5]->guest, start);
  EXPECT_FALSE(those[0]->is_cut_off() || those[3]->is_cut_off() || those[4]->is_cut_off() || those[5]->is_cut_off());
}

}  // namespace
}  // namespace kakoi::sim::http

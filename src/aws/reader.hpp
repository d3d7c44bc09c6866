// Asks AWS what there is in one account. It sends actions of the catalogue (actions.hpp), which read, and can send
// nothing else. Each call is signed, sent at the pace that AWS allows, sent again when that may help, and its answer
// looked at: what comes out is a whole answer or a failure, and never less.
//
// Everything happens in `host.http.run()`, on the thread that calls it: submit what is known, run, and submit more from
// the callbacks. When `run` returns, every callback has been called. As the person stops the program, what is under way
// and what waits ends with `cancelled`.
#pragma once

#include "aws/actions.hpp"
#include "aws/answer.hpp"
#include "aws/failure.hpp"
#include "aws/input.hpp"
#include "aws/session.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kakoi::aws {

struct Call {
  Action action{};
  std::string region;
  Input input{};
};

/// What was sent, for the end of a report.
struct Traffic {
  std::size_t requests = 0;   ///< attempts; those to get credentials left out
  std::size_t retries = 0;    ///< how many of them were not the first
  std::size_t throttled = 0;  ///< how many of them AWS refused for being too many
};

/// How all readers of one run share the way to AWS: how much is under way at once, and AWS's token buckets.
class Pace;
/// At most `most_under_way` requests are under way at once. `host` must stay as long as the pace.
std::shared_ptr<Pace> make_pace(Host& host, std::size_t most_under_way = 64);

class Reader {
 public:
  /// `pace` is shared by all readers of one run.
  Reader(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  Reader(Reader&&) = delete;
  Reader& operator=(Reader&&) = delete;
  ~Reader();

  /// Calls `done` once with the answer, from within the run. Of an action with pages it is one page, with `next_page`.
  void call(Call call, std::function<void(Outcome)> done);

  /// Every page of `call`, the largest that AWS gives: `page` is called with each, in order, and then `end` once, with
  /// what went wrong or nothing. What `page` has seen before a failure is true, and not all. A token that comes again
  /// and more pages than can be are a failure.
  void pages(Call call, std::function<void(Answer)> page, std::function<void(std::optional<Failure>)> end);

  /// Which account it is: asked of AWS, with GetCallerIdentity in `region`, until it is known.
  void account(const std::string& region, std::function<void(tl::expected<std::string, Failure>)> done);

  [[nodiscard]] const Session& session() const;
  [[nodiscard]] Traffic traffic() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace kakoi::aws

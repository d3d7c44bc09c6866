// One call on its way: in the queue of its pace, signed, sent, and sent again when that may help.
#pragma once

#include "aws/pace.hpp"
#include "aws/reader.hpp"
#include "aws/retry.hpp"
#include "aws/session.hpp"
#include "aws/verdict.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace kakoi::aws {

class Sender : public std::enable_shared_from_this<Sender> {
 public:
  Sender(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace);

  /// Calls `done` once, from within the run of Http. The account is not in the failure.
  void send(Call call, std::function<void(Outcome)> done);

  [[nodiscard]] const Session& session() const { return *session_; }
  [[nodiscard]] Traffic traffic() const { return traffic_; }

 private:
  struct Work;
  using WorkPtr = std::shared_ptr<Work>;

  [[nodiscard]] Pace::Key key_of(const Work& work) const;
  RetryQuota& quota_of(const Work& work);
  void queue(const WorkPtr& work);
  /// The pace has counted it: each way out of here leaves it again.
  void start(const WorkPtr& work);
  [[nodiscard]] Failure without_credentials(const Work& work, const base::Error& error) const;
  void submit(const WorkPtr& work, const Credentials& credentials);
  void receive(const WorkPtr& work, const Credentials& credentials, base::HttpAnswer answer);
  void take_setback(const WorkPtr& work, const Credentials& credentials, Setback setback, bool has_new_time);
  bool may_try_again(Work& work, Help help);
  void try_again(const WorkPtr& work, Help help);
  void leave_and_fail(const Work& work, Failure failure);

  std::shared_ptr<Session> session_;
  std::shared_ptr<Pace> pace_;
  Host& host_;
  Chance chance_;
  Traffic traffic_;
  std::map<std::pair<std::string, std::string>, RetryQuota> quotas_;  ///< by service and region
};

}  // namespace kakoi::aws

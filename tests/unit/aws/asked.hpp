// A reader with everything around it that a test can turn.
#pragma once

#include "aws/pace.hpp"
#include "aws/reader.hpp"
#include "support/fake_http.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::aws {

struct Asked {
  explicit Asked(test::FakeHttp::Handler handler) : http(clock, std::move(handler)) {}

  test::FakeClock clock{};
  test::FakeHttp http;
  test::MemoryFiles files{};
  test::FakePrograms programs{};
  Host host{.http = http,
            .clock = clock,
            .files = files,
            .programs = programs,
            .environment = {{"AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"},
                            {"AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"},
                            {"HOME", "/home/me"}},
            .seed = 7};

  std::shared_ptr<Session> open(const Choice& choice = {}) {
    auto session = Session::open(host, choice);
    if (!session) throw std::runtime_error(session.error().message.text(base::Language::en));
    return *session;
  }

  /// One call in us-east-1, to its end.
  Outcome call(Action action, Input input = {}) {
    Reader reader(open(), make_pace(host));
    std::optional<Outcome> outcome;
    reader.call({.action = action, .region = "us-east-1", .input = std::move(input)},
                [&](Outcome result) { outcome.emplace(std::move(result)); });
    http.run();
    traffic = reader.traffic();
    if (!outcome) throw std::runtime_error("the call was never answered");
    return std::move(*outcome);
  }

  Traffic traffic{};
};

inline std::string text_of(const Failure& failure) { return failure.text().text(base::Language::en); }

}  // namespace kakoi::aws

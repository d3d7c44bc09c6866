// A generated plan of 200 MB: what kakoi takes to read it, from the first look to the inventory and the places in it,
// against what simdjson takes to walk over all its leaves; both in turn, on one thread, in one run.
#include "sources/plan/plan.hpp"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace ondemand = simdjson::ondemand;
namespace plan = kakoi::sources::plan;

constexpr std::size_t kBytes = 200'000'000;
constexpr int kLauncherEvery = 400;  // resources
constexpr int kModule = 40;

// A resource as planned values and its change have it. Of `unknown` the rest is known.
struct Planned {
  std::string type;
  std::string values;
  std::string unknown;
};

Planned service(int number) {
  const std::string n = std::to_string(number);
  return {"aws_ecs_service",
          R"({"capacity_provider_strategy":[],"cluster":"main","desired_count":1,"launch_type":"FARGATE","name":"s)" +
              n + R"(","network_configuration":[{"assign_public_ip":)" +
              (number % (2 * kLauncherEvery) == 0 ? "true" : "false") +
              R"(,"security_groups":["sg-1"],"subnets":["subnet-1","subnet-2"]}],"task_definition":"app:)" + n +
              R"(","load_balancer":[],"tags":null})",
          R"({"id":true,"network_configuration":[{"security_groups":[false],"subnets":[false,false]}]})"};
}

Planned policy(int number) {
  const std::string n = std::to_string(number);
  return {"aws_iam_policy",
          R"({"name":"policy-)" + n +
              R"(","path":"/","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"s3:GetObject\",)"
              R"(\"s3:PutObject\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::bucket-)" +
              n + R"(/*\"}]}","description":null,"tags":{"Name":"policy-)" + n +
              R"(","Team":"team-a"},"max_session_duration":3600,"force":false,"weights":[1,2.5,3]})",
          R"({"arn":true,"id":true,"policy_id":true,"tags":{},"tags_all":{}})"};
}

void append(std::string& to, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    to += part;
  }
}

std::string generate() {
  std::string modules;
  std::string changes;
  for (int number = 0; modules.size() + changes.size() < kBytes;) {
    const std::string module = "module.m" + std::to_string(number / kModule);
    append(modules, {modules.empty() ? "" : ",", R"({"address":")", module, R"(","resources":[)"});
    for (int i = 0; i < kModule; ++i, ++number) {
      const Planned one = number % kLauncherEvery == 0 ? service(number) : policy(number);
      const std::string name = "r" + std::to_string(number);
      std::string head;
      append(head, {R"({"address":")", module, ".", one.type, ".", name, R"(","mode":"managed","type":")", one.type,
                    R"(","name":")", name, R"(","provider_name":"registry.terraform.io/hashicorp/aws",)"});
      append(modules,
             {i > 0 ? "," : "", head, R"("schema_version":0,"values":)", one.values, R"(,"sensitive_values":{}})"});
      append(changes,
             {changes.empty() ? "" : ",", head, R"("change":{"actions":["create"],"before":null,"after":)", one.values,
              R"(,"after_unknown":)", one.unknown, R"(,"before_sensitive":false,"after_sensitive":{}}})"});
    }
    modules += "]}";
  }
  return R"({"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"child_modules":[)" +
         modules + R"(]}},"resource_changes":[)" + changes + "]}";
}

std::uint64_t walk(ondemand::value value) {
  switch (value.type()) {
    case ondemand::json_type::object: {
      std::uint64_t leaves = 0;
      for (auto field : value.get_object()) {
        leaves += walk(field.value());
      }
      return leaves;
    }
    case ondemand::json_type::array: {
      std::uint64_t leaves = 0;
      for (auto element : value.get_array()) {
        leaves += walk(element.value());
      }
      return leaves;
    }
    case ondemand::json_type::string:
      benchmark::DoNotOptimize(value.get_string().value());
      return 1;
    case ondemand::json_type::number:
      benchmark::DoNotOptimize(value.get_double().value());
      return 1;
    case ondemand::json_type::boolean:
      benchmark::DoNotOptimize(value.get_bool().value());
      return 1;
    case ondemand::json_type::null:
      return 1;
  }
  return 0;
}

std::uint64_t walk_all(const simdjson::padded_string& text) {
  ondemand::parser parser;
  ondemand::document document = parser.iterate(text);
  std::uint64_t leaves = 0;
  for (auto field : document.get_object()) {
    leaves += walk(field.value());
  }
  return leaves;
}

std::size_t read(std::unique_ptr<kakoi::sources::TextFile> file) {
  const auto detected = plan::format_of_json(file->text);
  const auto reading = plan::read_plan(std::move(file), *detected, "plan.json");
  std::size_t placed = 0;
  for (const auto& service : reading->inventory().services) {
    placed += reading->place(service.location.setting.value_or(service.location.header)).column;
  }
  benchmark::DoNotOptimize(placed);
  return reading->inventory().services.size();
}

// At its highest, in bytes.
std::size_t peak_memory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::size_t kilobytes = 0;
  while (status >> word && word != "VmHWM:") {
  }
  status >> kilobytes;
  return kilobytes << 10U;
}

void reset_peak_memory() { std::ofstream("/proc/self/clear_refs") << "5"; }

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void a_plan_against_simdjson(benchmark::State& state) {
  double reading = 0;
  double walking = 0;
  double memory = 0;
  for (auto _ : state) {
    auto file = std::make_unique<kakoi::sources::TextFile>();
    file->id = kakoi::base::FileId{1};
    file->path = "/plan.json";
    file->text = generate();
    file->text.shrink_to_fit();
    const auto size = static_cast<double>(file->text.size());
    {
      const simdjson::padded_string padded(file->text);
      const auto start = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(walk_all(padded));
      walking = seconds_since(start);
    }
    reset_peak_memory();
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(read(std::move(file)));
    reading = seconds_since(start);
    memory = static_cast<double>(peak_memory()) / size;
    state.SetIterationTime(reading);
    state.counters["MB"] = size / 1e6;
  }
  state.counters["read_s"] = reading;
  state.counters["walk_s"] = walking;
  state.counters["read/walk"] = reading / walking;
  state.counters["memory/size"] = memory;
}

BENCHMARK(a_plan_against_simdjson)->Iterations(1)->Repetitions(3)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

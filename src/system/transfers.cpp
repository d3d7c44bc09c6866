#include "system/transfers.hpp"

#include <curl/curl.h>
#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace kakoi::system {
namespace {

using base::HttpTrouble;
using base::Phrase;

constexpr Phrase kNoLibrary{"libcurl could not be opened: {}; on Debian, the package libcurl4 has it",
                            "libcurl を開けませんでした: {}。Debian ではパッケージ libcurl4 に含まれています"};
constexpr Phrase kTooLarge{"the answer is larger than {} bytes", "応答が {} バイトを超えています"};
constexpr Phrase kSaid{"{}", "{}"};

/// What kakoi uses of the library, by name.
struct Library {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
  decltype(&curl_multi_init) multi_init = nullptr;
  decltype(&curl_multi_cleanup) multi_cleanup = nullptr;
  decltype(&curl_multi_setopt) multi_setopt = nullptr;
  decltype(&curl_multi_add_handle) multi_add_handle = nullptr;
  decltype(&curl_multi_remove_handle) multi_remove_handle = nullptr;
  decltype(&curl_multi_perform) multi_perform = nullptr;
  decltype(&curl_multi_poll) multi_poll = nullptr;
  decltype(&curl_multi_info_read) multi_info_read = nullptr;
};

/// False when one of them is missing.
bool look_up(void* opened, Library& library) {
  const auto find = [&](const char* name, auto& function) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(opened, name));
    return function != nullptr;
  };
  return find("curl_global_init", library.global_init) && find("curl_easy_init", library.easy_init) &&
         find("curl_easy_cleanup", library.easy_cleanup) && find("curl_easy_setopt", library.easy_setopt) &&
         find("curl_easy_getinfo", library.easy_getinfo) && find("curl_easy_strerror", library.easy_strerror) &&
         find("curl_slist_append", library.slist_append) && find("curl_slist_free_all", library.slist_free_all) &&
         find("curl_multi_init", library.multi_init) && find("curl_multi_cleanup", library.multi_cleanup) &&
         find("curl_multi_setopt", library.multi_setopt) && find("curl_multi_add_handle", library.multi_add_handle) &&
         find("curl_multi_remove_handle", library.multi_remove_handle) &&
         find("curl_multi_perform", library.multi_perform) && find("curl_multi_poll", library.multi_poll) &&
         find("curl_multi_info_read", library.multi_info_read);
}

base::Result<Library> open_library() {
  Library library;
  for (const char* name : {"libcurl.so.4", "libcurl-gnutls.so.4"}) {
    void* opened = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (opened != nullptr && look_up(opened, library)) {
      library.global_init(CURL_GLOBAL_DEFAULT);
      return library;
    }
  }
  const char* error = ::dlerror();
  return base::failure(base::Message(kNoLibrary, {error != nullptr ? error : "?"}));
}

HttpTrouble trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PROXY:
      return HttpTrouble::unreachable;
    case CURLE_OPERATION_TIMEDOUT:
      return HttpTrouble::timeout;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_OUT_OF_MEMORY:
      return HttpTrouble::unusable;
    default:
      return HttpTrouble::cut;
  }
}

/// `text` of libcurl's without what stands before the `@` of a proxy or of an endpoint: a user and a password.
std::string without_user(std::string text, const base::HttpRequest& request) {
  for (const std::string_view url : {std::string_view(request.proxy), std::string_view(request.url)}) {
    const std::size_t scheme = url.find("://");
    const std::size_t begin = scheme == std::string_view::npos ? 0 : scheme + std::string_view("://").size();
    const std::string_view authority = url.substr(begin, url.find('/', begin) - begin);
    const std::size_t at = authority.rfind('@');
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view user = authority.substr(0, at);
    const std::size_t colon = user.find(':');
    for (const std::string_view secret :
         {user, colon != std::string_view::npos ? user.substr(colon + 1) : std::string_view()}) {
      for (std::size_t found = 0; !secret.empty() && (found = text.find(secret, found)) != std::string::npos;) {
        text.replace(found, secret.size(), "****");
      }
    }
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

/// One request and what has come of its answer. libcurl keeps pointers to it, so it stays where it is.
struct Transfer {
  Transfers::Number number = 0;
  base::HttpRequest request;
  base::HttpResponse response;
  bool is_too_large = false;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  std::array<char, CURL_ERROR_SIZE> error{};
};

std::size_t take_body(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.is_too_large = transfer.response.body.size() + count > transfer.request.most_bytes;
  if (transfer.is_too_large) return 0;
  transfer.response.body.append(bytes, count);
  return count;
}

std::size_t take_header(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  constexpr std::size_t kMostHeaders = 1000;
  auto& headers = static_cast<Transfer*>(user)->response.headers;
  const std::string_view line(bytes, count);
  // Each response begins anew: a `100 Continue` is one of its own.
  if (line.starts_with("HTTP/")) headers.clear();
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return count;
  if (headers.size() == kMostHeaders) return 0;
  headers.push_back(
      {.name = std::string(trimmed(line.substr(0, colon))), .value = std::string(trimmed(line.substr(colon + 1)))});
  return count;
}

}  // namespace

class Transfers::Impl {
 public:
  explicit Impl(const Library& library) : curl_(library), multi_(library.multi_init()) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;
  ~Impl() {
    drop_all();
    curl_.multi_cleanup(multi_);
  }

  void start(Number number, base::HttpRequest request) {
    auto transfer = std::make_unique<Transfer>();
    transfer->number = number;
    transfer->request = std::move(request);
    transfer->easy = curl_.easy_init();
    set_request(*transfer);
    set_answer(*transfer);
    set_way(*transfer);
    curl_.multi_add_handle(multi_, transfer->easy);
    CURL* easy = transfer->easy;
    transfers_.emplace(easy, std::move(transfer));
  }

  Finished perform() {
    int running = 0;
    curl_.multi_perform(multi_, &running);
    Finished finished;
    int left = 0;
    while (const CURLMsg* message = curl_.multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      const auto found = transfers_.find(message->easy_handle);
      finished.emplace_back(found->second->number, answer_of(*found->second, code));
      release(*found->second);
      transfers_.erase(found);
    }
    return finished;
  }

  void wait(std::chrono::milliseconds most) {
    curl_.multi_poll(multi_, nullptr, 0, static_cast<int>(most.count()), nullptr);
  }

  void drop_all() {
    for (const auto& [easy, transfer] : transfers_) release(*transfer);
    transfers_.clear();
  }

 private:
  template <typename Value>
  void set(const Transfer& transfer, CURLoption option, Value value) const {
    curl_.easy_setopt(transfer.easy, option, value);
  }

  void set_request(Transfer& transfer) const {
    const base::HttpRequest& request = transfer.request;
    set(transfer, CURLOPT_URL, request.url.c_str());
    set(transfer, CURLOPT_PATH_AS_IS, 1L);
    set(transfer, CURLOPT_PROTOCOLS_STR, "http,https");
    set(transfer, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    if (request.method != "GET") {
      set(transfer, CURLOPT_POSTFIELDS, request.body.c_str());
      set(transfer, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    set(transfer, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    // What libcurl would add by itself was not signed.
    for (const char* unwanted : {"Expect:", "Accept:", "Content-Type:"}) add_header(transfer, unwanted);
    for (const base::HttpHeader& header : request.headers) {
      add_header(transfer, header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
    }
    set(transfer, CURLOPT_HTTPHEADER, transfer.headers);
  }

  void add_header(Transfer& transfer, const std::string& line) const {
    transfer.headers = curl_.slist_append(transfer.headers, line.c_str());
  }

  void set_answer(Transfer& transfer) const {
    set(transfer, CURLOPT_WRITEFUNCTION, take_body);
    set(transfer, CURLOPT_WRITEDATA, &transfer);
    set(transfer, CURLOPT_HEADERFUNCTION, take_header);
    set(transfer, CURLOPT_HEADERDATA, &transfer);
    set(transfer, CURLOPT_ERRORBUFFER, transfer.error.data());
    // The answer of a proxy to CONNECT is none of AWS's.
    set(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  }

  void set_way(const Transfer& transfer) const {
    const base::HttpRequest& request = transfer.request;
    // An answer that comes drop by drop ends, too.
    constexpr int kWhole = 2;
    const auto read_seconds = std::chrono::ceil<std::chrono::seconds>(request.read_timeout).count();
    const auto whole = request.connect_timeout + kWhole * request.read_timeout;
    set(transfer, CURLOPT_NOSIGNAL, 1L);
    set(transfer, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
    set(transfer, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(transfer, CURLOPT_LOW_SPEED_TIME, static_cast<long>(read_seconds));
    set(transfer, CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()));
    set(transfer, CURLOPT_PROXY, request.proxy.c_str());
    set(transfer, CURLOPT_NOPROXY, "");
    if (!request.ca_file.empty()) set(transfer, CURLOPT_CAINFO, request.ca_file.c_str());
  }

  [[nodiscard]] base::HttpAnswer answer_of(Transfer& transfer, CURLcode code) const {
    if (transfer.is_too_large) {
      return tl::unexpected(
          base::HttpFailure{.trouble = HttpTrouble::too_large,
                            .message = base::Message(kTooLarge, {std::to_string(transfer.request.most_bytes)})});
    }
    if (code != CURLE_OK) {
      const std::string_view said = transfer.error.data();
      return tl::unexpected(base::HttpFailure{
          .trouble = trouble_of(code),
          .message = base::Message(
              kSaid, {without_user(said.empty() ? curl_.easy_strerror(code) : std::string(said), transfer.request)})});
    }
    long status = 0;
    curl_.easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    transfer.response.status = static_cast<int>(status);
    return std::move(transfer.response);
  }

  void release(const Transfer& transfer) const {
    curl_.multi_remove_handle(multi_, transfer.easy);
    curl_.easy_cleanup(transfer.easy);
    curl_.slist_free_all(transfer.headers);
  }

  Library curl_;
  CURLM* multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
};

base::Result<std::unique_ptr<Transfers>> Transfers::open() {
  const auto library = open_library();
  if (!library) return tl::unexpected(library.error());
  return std::unique_ptr<Transfers>(new Transfers(std::make_unique<Impl>(*library)));
}

Transfers::Transfers(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Transfers::~Transfers() = default;

void Transfers::start(Number number, base::HttpRequest request) { impl_->start(number, std::move(request)); }
Transfers::Finished Transfers::perform() { return impl_->perform(); }
void Transfers::wait(std::chrono::milliseconds most) { impl_->wait(most); }
void Transfers::drop_all() { impl_->drop_all(); }

}  // namespace kakoi::system

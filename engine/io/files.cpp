// SPDX-License-Identifier: MIT
#include "engine/io/files.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spanwright::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = std::size_t{512} * 1024 * 1024;

tl::unexpected<Error> systemError(const fs::path& file, std::string_view what) {
    const int code = errno;
    return fail(code == ENOENT ? Code::notFound : Code::inputOutput,
                fmt::format("{}: {}", what, std::generic_category().message(code)), file.string());
}

/// A file descriptor that is closed on every way out.
class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    [[nodiscard]] int get() const { return value_; }
    [[nodiscard]] bool ok() const { return value_ >= 0; }

  private:
    int value_;
};

/// A temporary file that is removed unless it was renamed into place.
class TemporaryFile {
  public:
    explicit TemporaryFile(const fs::path& target)
        : name_((target.parent_path() / fmt::format(".{}.XXXXXX", target.filename().string())).string()),
          descriptor_(::mkstemp(name_.data())) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (descriptor_.ok() && !renamed_) ::unlink(name_.c_str());
    }

    [[nodiscard]] const Descriptor& descriptor() const { return descriptor_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    bool renameTo(const fs::path& target) {
        renamed_ = ::rename(name_.c_str(), target.c_str()) == 0;
        return renamed_;
    }

  private:
    std::string name_;
    Descriptor descriptor_;
    bool renamed_ = false;
};

bool writeAll(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Permissions of the file that is replaced, or those that the umask leaves for a new one.
mode_t modeFor(const fs::path& target) {
    struct stat status = {};
    if (::stat(target.c_str(), &status) == 0) return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

Result<void> keepBackup(const fs::path& target) {
    std::error_code status;
    if (!fs::exists(target, status)) return {};
    TemporaryFile copy(target);
    auto content = readFile(target);
    if (!content) return tl::unexpected(content.error());
    const int descriptor = copy.descriptor().get();
    const bool written = copy.descriptor().ok() && writeAll(descriptor, *content) &&
                         ::fchmod(descriptor, modeFor(target)) == 0 && ::fsync(descriptor) == 0;
    if (!written || !copy.renameTo(target.string() + "~")) return systemError(target, "cannot keep a backup");
    return {};
}

void syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems cannot flush folders; the rename has happened all the same.
    if (descriptor.ok()) static_cast<void>(::fsync(descriptor.get()));
}

}  // namespace

Result<std::string> readFile(const fs::path& file) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.ok()) return systemError(file, "cannot open");
    struct stat status = {};
    if (::fstat(descriptor.get(), &status) != 0) return systemError(file, "cannot read");
    if (S_ISDIR(status.st_mode))
        return fail(Code::inputOutput, "is a folder; expected a file", file.string());
    std::string content;
    std::string buffer(std::size_t{1} << 16, '\0');
    while (true) {
        const ssize_t got = ::read(descriptor.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return systemError(file, "cannot read");
        if (got == 0) return content;
        content.append(buffer.data(), static_cast<std::size_t>(got));
        if (content.size() > kMaxBytes) {
            return fail(Code::inputOutput, "is larger than 512 MiB, the most that is read", file.string());
        }
    }
}

Result<void> writeFileAtomically(const fs::path& file, std::string_view content, Backup backup) {
    std::error_code status;
    // A link is followed, so that it stays one.
    fs::path target = fs::is_symlink(file, status) ? fs::weakly_canonical(file, status) : file;
    if (target.parent_path().empty()) target = fs::path(".") / target;
    if (target.filename().empty()) return fail(Code::inputOutput, "is not the name of a file", file.string());

    TemporaryFile temporary(target);
    if (!temporary.descriptor().ok()) return systemError(file, "cannot write");
    const int descriptor = temporary.descriptor().get();
    if (!writeAll(descriptor, content)) return systemError(file, "cannot write");
    if (::fchmod(descriptor, modeFor(target)) != 0) return systemError(file, "cannot set permissions");
    if (::fsync(descriptor) != 0) return systemError(file, "cannot flush to disk");
    if (backup == Backup::keepPrevious) {
        if (auto kept = keepBackup(target); !kept) return kept;
    }
    if (!temporary.renameTo(target)) return systemError(file, "cannot replace");
    syncFolder(target.parent_path());
    return {};
}

}  // namespace spanwright::io

import Foundation

/// What processes have used.
struct Usage {
    /// Of the processor, in all threads.
    let seconds: Double
    /// At the peak; of several processes the largest.
    let megabytes: Double

    static var ofChildren: Usage { Usage(RUSAGE_CHILDREN) }
    static var ofSelf: Usage { Usage(RUSAGE_SELF) }

    #if os(macOS)
    private typealias Who = Int32
    private static let unit = 1e6  // bytes
    #else
    private typealias Who = __rusage_who
    private static let unit = 1e3  // kilobytes
    #endif

    private init(_ who: Who) {
        var usage = rusage()
        #if os(macOS)
        getrusage(who, &usage)
        #else
        getrusage(who.rawValue, &usage)
        #endif
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        self.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        megabytes = Double(usage.ru_maxrss) / Self.unit
    }
}

export interface paths {
    "/hall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hall's public face: names, lines with waiting count and estimate, counters, boards, kiosks, hours
         * @description Who: anyone.
         */
        get: operations["getHall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which hall answers here: its public key, and its signature (Ed25519) over what it is asked to sign
         * @description Who: anyone.
         */
        get: operations["getHallProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Services, ranked for a query in Chinese, pinyin, initials or English
         * @description Who: anyone.
         */
        get: operations["getServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hall for its managers: lines, counters, longest wait
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/troubles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a person now, the most harmful first: lines, counters, devices, with causes and ways out
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getTroubles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts in force and of today, what was kept quiet, the rules, and how the webhooks stand
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a rule: an alert that says that it is a test goes all the way out, and is over after a minute
         * @description Who: supervisors and above.
         */
        post: operations["postAlertsTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The yellow and red cards of today, open ones first: what is over its limit, who was told and when. Clerks and the desk get those of their own work
         * @description Who: clerks and above.
         */
        get: operations["getCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop giving new tickets (serve to empty), or go on
         * @description Who: supervisors and above.
         */
        post: operations["postHallIntake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the server’s clock, which has jumped ahead and is doubted, is right
         * @description Who: managers and above.
         */
        post: operations["postHallClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch which lines the counters serve: a profile of the hall file, or null for their own lines
         * @description Who: supervisors and above.
         */
        post: operations["postHallProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/close-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the day: every open ticket ends, every counter closes; the next day begins by itself
         * @description Who: managers and above.
         */
        post: operations["postHallCloseDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ticket with this number, of today or of a day before: where it is, its lines, people ahead and waits
         * @description Who: clerks and above.
         */
        get: operations["getTickets"];
        put?: never;
        /**
         * Take a ticket for one or more services
         * @description Who: clerks and above, kiosks, programs with the scope tickets:take.
         */
        post: operations["postTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The tickets of whoever showed this card: to a kiosk with their secrets those of today that are not over; to the information desk all of the day
         * @description Who: the information desk and above, kiosks.
         */
        post: operations["postTicketsFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions that hold now: one's own; for managers everybody's
         * @description Who: clerks and above.
         */
        get: operations["getSessions"];
        put?: never;
        /**
         * Sign in; sets the session cookie and gives a token for programs
         * @description Who: anyone.
         */
        post: operations["postSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one signs in here: whether there is a sign-in service of the office, and whether it answers
         * @description Who: anyone.
         */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Who: clerks and above.
         */
        get: operations["getSessionsCurrent"];
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Who: anyone.
         */
        delete: operations["deleteSessionsCurrent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal's events of a day with their hashes, oldest first
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done on a day, in words, newest first; by person, kind, ticket number and counter
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the chain of a day is whole, every hash computed anew, and the hash at its end
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getAuditProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal of a span of days as lines that anybody can check (docs/audit.md); all of it if not said
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getAuditExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Who: anyone.
         */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the live door
         * @description Who: anyone.
         */
        get: operations["getAsyncapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page to read this document, and with `?live` that of the live door
         * @description Who: anyone.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Devices with an identity of their own
         * @description Who: administrators and above, programs with the scope devices:manage.
         */
        get: operations["getDevices"];
        put?: never;
        /**
         * Give a device an identity; its token is shown this once
         * @description Who: administrators and above, programs with the scope devices:manage.
         */
        post: operations["postDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code to show, ten minutes long; a device without an identity does
         * @description Who: anyone.
         */
        post: operations["postPairings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pairings/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which device shows this code; it gets its identity, and the old one of that device ends
         * @description Who: managers and above, programs with the scope devices:manage.
         */
        post: operations["postPairingsApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pairings/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether somebody has said it: then, once, the identity, as the cookie of its page or as a token
         * @description Who: anyone.
         */
        post: operations["postPairingsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of programs that hold: what each may, until when, and when it was used last
         * @description Who: administrators and above.
         */
        get: operations["getKeys"];
        put?: never;
        /**
         * Make a key for a program; it is shown this once
         * @description Who: administrators and above.
         */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody of the hall file: locked or not, second factor, password, sessions
         * @description Who: managers and above.
         */
        get: operations["getPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password; the other sessions end, this one goes on under the new token
         * @description Who: clerks and above.
         */
        post: operations["postPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/by-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by a link, once
         * @description Who: anyone.
         */
        post: operations["postPasswordByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a second factor (RFC 6238); it counts once a code of it was shown
         * @description Who: anyone.
         */
        post: operations["postSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the first code of it; gives the codes for a lost phone, this once
         * @description Who: anyone.
         */
        post: operations["postSecondFactorConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up the second factor, with a code of it
         * @description Who: anyone.
         */
        post: operations["postSecondFactorEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who came in, who did not, and what was changed about it, newest first
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getSecurityEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether each of these events follows from the one before it, all of them read anew
         * @description Who: managers and above, programs with the scope audit:read.
         */
        get: operations["getSecurityProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All counters with state and ticket in hand
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getCounters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All lines with their waiting tickets
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complaints that are open, those that are due first, and those answered of late
         * @description Who: managers and above, programs with the scope complaints:read.
         */
        get: operations["getComplaints"];
        put?: never;
        /**
         * File a complaint that came by telephone, letter or in person
         * @description Who: managers and above.
         */
        post: operations["postComplaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set how many may ask for a service today
         * @description Who: supervisors and above.
         */
        post: operations["postHallLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a profile, or put another in the place of one: for today, or kept for later days
         * @description Who: supervisors and above.
         */
        post: operations["postHallProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/profiles/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop a profile that was made by hand; the one of the hall file counts again
         * @description Who: supervisors and above.
         */
        post: operations["postHallProfilesDrop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move tickets from a line or counter to another, with their place or to the end
         * @description Who: supervisors and above.
         */
        post: operations["postHallMoves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/moves/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put those who still stand where a move put them back where they stood
         * @description Who: supervisors and above.
         */
        post: operations["postHallMovesUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell a clerk, a counter's screen, or everybody who waits in a line something, for a while
         * @description Who: supervisors and above.
         */
        post: operations["postHallMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hall/messages/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a message back before its time
         * @description Who: supervisors and above.
         */
        post: operations["postHallMessagesWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Boards and sound zones: which are linked, what they show, whether they can be heard
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getBoards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who told which board what, the newest first, two hundred at most
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getBoardsOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/sample.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a number is called, as sound
         * @description Who: clerks and above.
         */
        get: operations["getVoiceSampleWav"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/printers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Printers with state, paper and owed jobs; agents; USB printers that are plugged in
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getPrinters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Devices beside counters and kiosks, and whether they are there
         * @description Who: clerks and above, devices of any kind.
         */
        get: operations["getInputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * LED signs: what each should say, and whether it does
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getSigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices with their times and how they stand now; files that are none
         * @description Who: supervisors and above.
         */
        get: operations["getNotices"];
        put?: never;
        /**
         * Make a notice
         * @description Who: managers and above.
         */
        post: operations["postNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every screen of the hall has to say at once, if there is such a thing
         * @description Who: anyone.
         */
        get: operations["getNoticesEmergency"];
        put?: never;
        /**
         * Let all boards, or those named, say one thing at once, until it is withdrawn
         * @description Who: supervisors and above.
         */
        post: operations["postNoticesEmergency"];
        /**
         * Withdraw the emergency notice
         * @description Who: supervisors and above.
         */
        delete: operations["deleteNoticesEmergency"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What boards have shown on a day, today if not said, in the order in which they told it; in parts
         * @description Who: supervisors and above.
         */
        get: operations["getNoticesShown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/shown/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often and how long each notice stood on each board on a day, today if not said
         * @description Who: supervisors and above.
         */
        get: operations["getNoticesShownSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/shown.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that boards have shown on a day, today if not said, as a table
         * @description Who: supervisors and above.
         */
        get: operations["getNoticesShownCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pictures and films that are kept, which notices show them, and how much room there is, bytes
         * @description Who: supervisors and above.
         */
        get: operations["getMedia"];
        put?: never;
        /**
         * Keep a picture or a film (PNG, JPEG, WebP, GIF, MP4 or WebM, 50 MB at most); the body is the file
         * @description Who: managers and above.
         */
        post: operations["postMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is told now to whoever would take a number, by line and category, how it came about, and on what it rests
         * @description Who: anyone.
         */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forecast/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How right waits were, as told with the number or with so many ahead: of the last seven days, or from one day to another, 92 at most
         * @description Who: supervisors and above, programs with the scope hall:read.
         */
        get: operations["getForecastAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would help now, the best first: tried by playing the rest of the day with it and without; found anew every half minute
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/advice/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes would come to until the end of the day, by line. `changes`: open=5@09:30, open=5@09:30-11:00, close=7@14:00, pause=3@12:30-13:15, stay=3@12:30 (no pause or closing before), lend=4:LINE@10:00-11:00, arrivals*1.2, arrivals:LINE*1.2; several with commas between them; without a time from now on
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getAdviceWhatIf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/advice/tomorrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many counters the next working day, or another one, needs by half hour and line to call eight of ten within the target
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getAdviceTomorrow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reports that there are, their figures with how each is counted, and by what they can be split
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/course": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The course of a day: who came, who waited, and which counters were open, step by step
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsCourse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/course.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The course of a day as CSV with the same rows
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsCourseCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/course.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The course of a day as a spreadsheet
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsCourseXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How waits or service times are distributed, in bins of whole minutes
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/distribution.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A distribution as CSV with the same rows
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsDistributionCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/distribution.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A distribution as a spreadsheet
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsDistributionXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reports that are made by themselves, when next, and what became of the last
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsScheduled"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hooks of the hall file, how far each has come, and what was put aside
         * @description Who: administrators and above.
         */
        get: operations["getHooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/halls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All halls: open or closed, opening hours, waits; with `query` also where a service is quicker
         * @description Who: anyone.
         */
        get: operations["getHalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The overview of several halls; as `text/event-stream` a whole view with each change
         * @description Who: managers and above, people above halls.
         */
        get: operations["getCity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of days of each hall beside each other
         * @description Who: managers and above, people above halls.
         */
        get: operations["getCityFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in above halls; sets a cookie that counts in each of them, and gives a token for programs
         * @description Who: anyone.
         */
        post: operations["postCitySessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in above halls
         * @description Who: managers and above, people above halls.
         */
        get: operations["getCitySessionsCurrent"];
        put?: never;
        post?: never;
        /**
         * Sign out of all halls
         * @description Who: anyone.
         */
        delete: operations["deleteCitySessionsCurrent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the journal of a hall that stands alone ends here; its own token says which hall
         * @description Who: anyone.
         */
        get: operations["getCityJournal"];
        put?: never;
        /**
         * Takes records of the journal of a hall that stands alone, as lines; its own token says which hall
         * @description Who: anyone.
         */
        post: operations["postCityJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a booking stands: whether it counts now, from when and until when one may check in with it
         * @description Who: clerks and above, kiosks, programs with the scope tickets:take.
         */
        get: operations["getBookingsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge an alert by name, once
         * @description Who: supervisors and above.
         */
        post: operations["postAlertsIdAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a card by name, once, with what was found
         * @description Who: supervisors and above.
         */
        post: operations["postCardsIdAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket of today with its steps, place and estimate
         * @description Who: clerks and above, whoever shows the ticket's secret, programs with the scope tickets:read.
         */
        get: operations["getTicketsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a ticket, of today or of a day before: every event with who, when and why, in words
         * @description Who: clerks and above.
         */
        get: operations["getTicketsIdTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/receipt.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt as the picture that its bytes print
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        get: operations["getTicketsIdReceiptPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the place up
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/park": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the ticket aside: it is not called until it is resumed
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdPark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back into line from the park, or back from a no-show
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/reenter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back into line after a no-show (the same as resume)
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdReenter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the line with what ended in the last half hour, at any counter or at none, with a reason
         * @description Who: the information desk and above.
         */
        post: operations["postTicketsIdBringBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for one more service on the same ticket
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate a service that was done
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the complaints of a ticket stand and what was answered, for whoever shows its secret; also on later days
         * @description Who: anyone.
         */
        get: operations["getTicketsIdComplaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complain
         * @description Who: clerks and above, whoever shows the ticket's secret.
         */
        post: operations["postTicketsIdComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/withdraw-priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that the ticket goes first, with a reason
         * @description Who: supervisors and above.
         */
        post: operations["postTicketsIdWithdrawPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/prioritise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a ticket first, with a reason
         * @description Who: supervisors and above.
         */
        post: operations["postTicketsIdPrioritise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the category of a ticket, with a reason
         * @description Who: clerks and above.
         */
        post: operations["postTicketsIdCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/reprint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print the receipt again, marked as a copy
         * @description Who: clerks and above, kiosks.
         */
        post: operations["postTicketsIdReprint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a key at once; its sockets are closed
         * @description Who: administrators and above.
         */
        delete: operations["deleteKeysId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock somebody out: every session ends at once, and none begins; managers below their own role
         * @description Who: managers and above.
         */
        post: operations["postPeopleUserLock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody in again; what strangers have tried at the account is forgotten
         * @description Who: managers and above.
         */
        post: operations["postPeopleUserUnlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link that sets a new password, once, within a day; the one before it opens nothing any more
         * @description Who: managers and above.
         */
        post: operations["postPeopleUserPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away a second factor whose phone is lost
         * @description Who: managers and above.
         */
        delete: operations["deletePeopleUserSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session: one's own, or for managers that of somebody below their role
         * @description Who: clerks and above.
         */
        delete: operations["deleteSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A counter: state, ticket in hand, line ahead with why
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getCountersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the counter, or come back from a pause
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause with a reason
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the counter
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish the ticket in hand, if any, or miss it, and call the next one
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a number out of order, with a reason
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call the ticket in hand again
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/serve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen is here: start serving
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdServe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish the ticket in hand, with an outcome
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen did not come
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/park": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the ticket in hand aside, with a note
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdPark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the ticket in hand to another service or counter
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what happened last here, for a few seconds
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the ticket in hand back where it stood, with a reason
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up a parked ticket, or a no-show that came after all, at once
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring back what ended here in the last half hour, at once or into the line, with a reason
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdBringBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to the notes of the ticket in hand
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may be rated at this counter now
         * @description Who: the counter's own screen.
         */
        get: operations["getCountersIdRating"];
        put?: never;
        /**
         * Rate what was served here last
         * @description Who: the counter's own screen.
         */
        post: operations["postCountersIdRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/heard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the hall saw and heard of the newest call here
         * @description Who: clerks and above.
         */
        get: operations["getCountersIdHeard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give no new tickets for the line; those who wait go where the hall file says
         * @description Who: supervisors and above.
         */
        post: operations["postLinesIdClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give tickets for the line again
         * @description Who: supervisors and above.
         */
        post: operations["postLinesIdOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A line: waiting tickets in calling order, each with why
         * @description Who: clerks and above, programs with the scope hall:read.
         */
        get: operations["getLinesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A complaint with everything that was done about it
         * @description Who: managers and above, programs with the scope complaints:read.
         */
        get: operations["getComplaintsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it to somebody
         * @description Who: managers and above.
         */
        post: operations["postComplaintsIdAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down what was done
         * @description Who: managers and above.
         */
        post: operations["postComplaintsIdNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it more time
         * @description Who: managers and above.
         */
        post: operations["postComplaintsIdExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open it again
         * @description Who: managers and above.
         */
        post: operations["postComplaintsIdReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a complaint, once
         * @description Who: managers and above.
         */
        post: operations["postComplaintsIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the counter other lines now, without a profile; null gives it back its own
         * @description Who: supervisors and above.
         */
        post: operations["postCountersIdLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counters/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever works here has read a message
         * @description Who: clerks and above.
         */
        post: operations["postCountersIdSeen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{id}/target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the line's target for today; null: as the hall file says
         * @description Who: supervisors and above.
         */
        post: operations["postLinesIdTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the board shows now: recent calls, waiting per line, notices
         * @description Who: anyone.
         */
        get: operations["getBoardsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A small picture of what the board shows, at most ten seconds old (X-Taken-At), taken by its browser
         * @description Who: supervisors and above.
         */
        get: operations["getBoardsIdPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reload, mute, blank or identify a board, or say how loud it is
         * @description Who: supervisors and above.
         */
        post: operations["postBoardsIdOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/windows/{counter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands over a counter: its state, and whoever is called or served there
         * @description Who: anyone.
         */
        get: operations["getWindowsCounter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The photo of who works at a counter, for the screen above it
         * @description Who: anyone.
         */
        get: operations["getPhotosId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/{key}.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A call as sound, as a board was told to play it
         * @description Who: anyone.
         */
        get: operations["getVoiceKeyWav"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/printers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print a test page
         * @description Who: clerks and above.
         */
        post: operations["postPrintersIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tray/{id}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A paper of the virtual printer as a picture
         * @description Who: supervisors and above, kiosks, boards.
         */
        get: operations["getTrayIdPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inputs/{id}/press": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Press a virtual device: clerks those of the counter that they have open, staff none that rates; only the sample hall lends this to devices
         * @description Who: clerks and above, devices of any kind.
         */
        post: operations["postInputsIdPress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signs/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a test text on a sign for ten seconds
         * @description Who: supervisors and above.
         */
        post: operations["postSignsIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signs/{id}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lamps of a virtual sign as a picture, as they are now
         * @description Who: anyone.
         */
        get: operations["getSignsIdPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a notice in the place of one
         * @description Who: managers and above.
         */
        put: operations["putNoticesId"];
        post?: never;
        /**
         * Withdraw a notice
         * @description Who: managers and above.
         */
        delete: operations["deleteNoticesId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture or a film, whole or in parts (Range)
         * @description Who: anyone.
         */
        get: operations["getMediaId"];
        put?: never;
        post?: never;
        /**
         * Take away a picture or a film that no notice shows
         * @description Who: managers and above.
         */
        delete: operations["deleteMediaId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report as CSV with the very rows of the JSON
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsIdCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report as a spreadsheet with the very rows of the JSON
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsIdXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report of a span of business days; as CSV or spreadsheet where `Accept` says so
         * @description Who: supervisors and above, programs with the scope reports:read.
         */
        get: operations["getReportsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assessments/{month}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The monthly sheet as CSV with the very rows of the JSON
         * @description Who: clerks and above.
         */
        get: operations["getAssessmentsMonthCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assessments/{month}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The monthly sheet as a spreadsheet with the very rows of the JSON
         * @description Who: clerks and above.
         */
        get: operations["getAssessmentsMonthXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assessments/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The monthly sheet (`2026-03`): what each clerk and department did, and the marks it gives by assessment.csv
         * @description Who: clerks and above.
         */
        get: operations["getAssessmentsMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send `hook.test` now, once, beside the order; says whether it was taken
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what was put aside: one letter, or all that are listed; beside the order
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to a moment and send everything from there again, in order, under the same ids
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put aside the message that is being tried now, so that the next one comes
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdSkip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing until it is switched on; nothing is lost meanwhile
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on where it was switched off, or where the other side answered 410
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with a new secret from now on, told this once; the one before it signs along for a day
         * @description Who: administrators and above.
         */
        post: operations["postHooksIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Call the device something, or move its identity to another place of the hall file; its page follows
         * @description Who: administrators and above, programs with the scope devices:manage.
         */
        put: operations["putDevicesKindId"];
        post?: never;
        /**
         * End a device's identity
         * @description Who: administrators and above, programs with the scope devices:manage.
         */
        delete: operations["deleteDevicesKindId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457; `code` says why, for programs */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code?: "day-not-open" | "day-already-open" | "hall-closed" | "intake-stopped" | "service-unknown" | "service-repeated" | "too-many-services" | "no-services" | "category-unknown" | "matter-unknown" | "appointment-used" | "appointment-early" | "already-on-paper" | "ticket-unknown" | "ticket-ended" | "ticket-held" | "ticket-not-waiting" | "ticket-not-parked" | "step-blocked" | "ticket-being-served" | "reentry-expired" | "counter-unknown" | "counter-closed" | "counter-paused" | "counter-taken" | "counter-busy" | "counter-empty" | "not-your-counter" | "clerk-elsewhere" | "line-empty" | "say-what-became" | "missed-too-soon" | "recall-first" | "not-ended-here" | "already-serving" | "recalled-too-soon" | "recalled-too-often" | "nothing-to-undo" | "undo-expired" | "undo-overtaken" | "same-counter" | "not-served" | "already-rated" | "rating-closed" | "reason-needed" | "complaint-unknown" | "complaint-answered" | "complaint-open" | "complaint-full" | "complaint-untimed" | "complained-too-often" | "alert-unknown" | "alert-acknowledged" | "card-unknown" | "card-acknowledged" | "catalogue-in-use" | "service-closed" | "service-full" | "line-closed" | "line-unknown" | "profile-unknown" | "zone-unknown" | "profile-in-force" | "same-line" | "move-unknown" | "nobody-to-move" | "not-put-first" | "message-unknown" | "too-many-messages" | "not-allowed" | "key-reused" | "journal-unavailable" | "day-not-kept" | "changed-meanwhile" | "media-in-use" | "media-full" | "reports-away" | "person-locked" | "second-factor-needed" | "second-factor-wrong" | "second-factor-missing" | "sign-in-elsewhere" | "password-too-short" | "password-too-long" | "password-common" | "password-hall-word" | "forecast-away" | "journal-gap" | "journal-forked" | "journal-broken" | "hall-here" | "hall-deposed" | "no-agent" | "no-browser" | "no-page" | "no-picture";
            retryAfter?: number;
            opensAt?: components["schemas"]["Time"];
            from?: components["schemas"]["Time"];
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /**
         * Format: date-time
         * @description RFC 3339 with the offset of the hall
         */
        Time: string;
        HallView: {
            id: string;
            name: components["schemas"]["Names"];
            languages: components["schemas"]["Language"][];
            timeZone: string;
            /** Format: date */
            day: string;
            seq: number;
            now: components["schemas"]["Time"];
            sample: boolean;
            alwaysOpen: boolean;
            intake: components["schemas"]["IntakeView"];
            hours: {
                from: string;
                to: string;
            }[];
            quiet?: {
                days: number;
                spans: {
                    from: string;
                    to: string;
                }[];
            };
            waiting: number;
            departments: {
                id: string;
                name: components["schemas"]["Names"];
                zone: string;
            }[];
            lines: components["schemas"]["HallLineView"][];
            counters: components["schemas"]["CounterFace"][];
            categories: {
                id: string;
                name: components["schemas"]["Names"];
            }[];
            matters: {
                id: string;
                name: components["schemas"]["Names"];
                services: string[];
            }[];
            boards: {
                id: string;
                kind: string;
                name: components["schemas"]["Names"];
                widthPx: number;
                heightPx: number;
            }[];
            kiosks: {
                id: string;
                kind: string;
                name: components["schemas"]["Names"];
            }[];
            limited: {
                id: string;
                intake: components["schemas"]["ServiceIntakeView"];
            }[];
        };
        Names: {
            "zh-Hans": string;
            "zh-Hant": string;
            en: string;
        };
        /** @enum {string} */
        Language: "zh-Hans" | "zh-Hant" | "en";
        IntakeView: {
            /** @constant */
            open: true;
            closesAt?: components["schemas"]["Time"];
        } | {
            /** @constant */
            open: false;
            /** @enum {string} */
            why: "closed" | "stopped";
            reason?: string;
            opensAt?: components["schemas"]["Time"];
        };
        HallLineView: {
            id: string;
            prefix: string;
            department: string;
            name: components["schemas"]["Names"];
            waiting: number;
            openCounters: number;
            wait?: components["schemas"]["WaitSeconds"];
            closed?: components["schemas"]["ClosedLineView"];
            messages?: components["schemas"]["MessageView"][];
        };
        /** @description One of ten waits is shorter than p10, half are shorter than p50, nine of ten shorter than p90; people are told p10 to p90, rounded outward */
        WaitSeconds: {
            p10: number;
            p50: number;
            p90: number;
            /** @enum {string} */
            method?: "simulation" | "formula";
            chanceToday?: number;
            certainUntil?: components["schemas"]["Time"];
        };
        ClosedLineView: {
            reason: string;
            at: components["schemas"]["Time"];
            movedTo?: string;
            movedToName?: components["schemas"]["Names"];
        };
        MessageView: {
            id: string;
            text: components["schemas"]["Names"];
            at: components["schemas"]["Time"];
            until?: components["schemas"]["Time"];
        };
        CounterFace: {
            id: string;
            name: components["schemas"]["Names"];
            zone: string;
            /** @enum {string} */
            state: "open" | "paused" | "closed";
        };
        ServiceIntakeView: {
            /** @constant */
            open: true;
            closesAt?: components["schemas"]["Time"];
            left?: number;
        } | {
            /** @constant */
            open: false;
            /** @enum {string} */
            why: "closed" | "full" | "line-closed";
            opensAt?: components["schemas"]["Time"];
            reason?: string;
        };
        HallProof: {
            key: string;
            signature: string;
        };
        Services: {
            items: components["schemas"]["Service"][];
        };
        Service: {
            id: string;
            code: string;
            department: string;
            departmentName: components["schemas"]["Names"];
            line: string;
            lineName: components["schemas"]["Names"];
            zone: string;
            name: components["schemas"]["Names"];
            materials: {
                zh: string[];
                en: string[];
            };
            needsIdentity: boolean;
            priorityAllowed: boolean;
            jointWith: string[];
            after?: string[];
            waiting: number;
            openCounters: number;
            wait?: components["schemas"]["WaitSeconds"];
            intake: components["schemas"]["ServiceIntakeView"];
        };
        ManagerView: {
            seq: number;
            now: components["schemas"]["Time"];
            /** Format: date */
            day: string;
            intake: components["schemas"]["IntakeView"];
            totals: {
                /** @description Tickets given today. One that asks for several services counts once. */
                issued: number;
                /** @description Tickets that could be called now. Whoever is at a counter, parked, missed, or has to finish something first does not wait. Somebody in several lines counts once in the hall, and once in each line. */
                waiting: number;
                /** @description Counters that have a ticket in hand now, called or being served. */
                inService: number;
                /** @description Services finished at a counter today. A ticket with two services counts twice; one that could not be served does not count. */
                served: number;
                /** @description How often today somebody was called, did not come and was marked as missed. What was taken back does not count. */
                noShows: number;
                /** @description People whose ticket was cancelled today: given up, cancelled by staff, or still open when the day ended. However many services it asked for, a ticket counts once. */
                cancelled: number;
                /** @description The longest time that anybody who waits now has been waiting, from joining the line, less the time at other counters. */
                longestWait: number;
                longestNumber?: string;
                /** @description Of those who wait now, how many have waited past the target of their line and category; once in each line. */
                late: number;
                /** @description Mean over today’s calls, of the time from joining the line to the call, and over those who wait now, of the time so far. Recalls do not count. */
                meanWait: number;
                /** @description Of how many the mean wait is: today’s calls, and those who wait now, once in each line. */
                meanWaitOf: number;
                /** @description Of today’s calls and of those who wait past their target now, the share that was called within the target of line and category. Who still waits past the target counts as missed. Recalls do not count. */
                withinTarget?: number;
                /** @description Of how many the share within target is: today’s calls, and those who wait past their target now. */
                withinTargetOf: number;
                /** @description Counters that are open now. Paused ones do not count. */
                openCounters: number;
                /** @description Counters that are paused now: staffed, and calling nobody. */
                pausedCounters: number;
            };
            lines: components["schemas"]["ManagerLine"][];
            counters: components["schemas"]["ManagerCounter"][];
            slips: {
                /** @description Slips that still have to come out of a printer. */
                owed: number;
                /** @description Slips that did not come out, or of which nobody knows. */
                failed: number;
            };
            ratings: components["schemas"]["RatingFigures"];
            complaints: {
                /** @description Complaints filed today, those included that a bad grade opened. */
                filed: number;
                /** @description Complaints that nobody has answered yet, those of days before included. */
                open: number;
            };
            cards: {
                yellow: number;
                red: number;
                given: number;
                free: number;
            };
            recentCalls: components["schemas"]["CallView"][];
            routing: components["schemas"]["RoutingView"];
            today: components["schemas"]["TodayView"];
            hallFileLacks?: {
                /** @enum {string} */
                what: "line" | "service" | "category" | "counter";
                id: string;
                number?: string;
            };
        };
        ManagerLine: {
            id: string;
            prefix: string;
            name: components["schemas"]["Names"];
            department: string;
            /** @description Tickets that could be called now. Whoever is at a counter, parked, missed, or has to finish something first does not wait. Somebody in several lines counts once in the hall, and once in each line. */
            waiting: number;
            /** @description The longest time that anybody who waits now has been waiting, from joining the line, less the time at other counters. */
            longestWait: number;
            longestNumber?: string;
            /** @description The wait that an ordinary ticket of this line should not exceed. Categories with priority have shorter ones. */
            target: number;
            /** @description How long an ordinary ticket taken now will wait: eight of ten waits end within the range. Nothing is said while no counter of the line is open. */
            wait?: components["schemas"]["WaitSeconds"];
            /** @description Open counters that serve this line now, those included that help it. */
            openCounters: number;
            /** @description Services finished at a counter today. A ticket with two services counts twice; one that could not be served does not count. */
            served: number;
            /** @description How often today somebody was called, did not come and was marked as missed. What was taken back does not count. */
            noShows: number;
            /** @description Of those who wait now, how many have waited past the target of their line and category; once in each line. */
            late: number;
            /** @description Mean over today’s calls, of the time from joining the line to the call, and over those who wait now, of the time so far. Recalls do not count. */
            meanWait: number;
            /** @description Of how many the mean wait is: today’s calls, and those who wait now, once in each line. */
            meanWaitOf: number;
            /** @description Of today’s calls and of those who wait past their target now, the share that was called within the target of line and category. Who still waits past the target counts as missed. Recalls do not count. */
            withinTarget?: number;
            /** @description Of how many the share within target is: today’s calls, and those who wait past their target now. */
            withinTargetOf: number;
            ratings?: components["schemas"]["RatingFigures"];
            /** @enum {string} */
            alert?: "over-target" | "waiting-unserved";
            closed?: components["schemas"]["ClosedLineView"];
            lent?: string[];
        };
        RatingFigures: {
            /** @description How often each grade was given today. A service that was finished is rated once at most. */
            grades: {
                1: number;
                2: number;
                3: number;
                4: number;
                5: number;
            };
            /** @description Services finished today that nobody rated; they are in no share, and never count as content. */
            none: number;
        };
        ManagerCounter: {
            id: string;
            name: components["schemas"]["Names"];
            zone: string;
            /** @enum {string} */
            state: "open" | "paused" | "closed";
            clerk?: string;
            clerkName?: components["schemas"]["Names"];
            since?: components["schemas"]["Time"];
            reason?: string;
            lines: string[];
            number?: string;
            /** @enum {string} */
            ticketState?: "called" | "serving";
            ticketSince?: components["schemas"]["Time"];
            /** @description Services finished at a counter today. A ticket with two services counts twice; one that could not be served does not count. */
            served: number;
            /** @description Mean, over the services finished today, of the time from the call to the end. */
            meanService: number;
            ratings?: components["schemas"]["RatingFigures"];
        };
        CallView: {
            seq: number;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            kind: "call" | "recall";
            number: string;
            counter: string;
            reason?: components["schemas"]["ReasonView"];
        };
        ReasonView: {
            /** @enum {string} */
            rule: "next" | "named" | "resumed";
            heads: {
                /** @enum {number} */
                tier: 1 | 2 | 3;
                level: number;
                waited: number;
                target: number;
                slope: number;
                cap: number;
                /** @description The wait measured by its target: 1 when the target is reached, then growing as the category says. The higher one is called first. */
                urgency: number;
                override?: {
                    by: string;
                    reason: string;
                };
                moved?: {
                    at: components["schemas"]["Time"];
                    by: string;
                    reason: string;
                    /** @enum {string} */
                    into: "line" | "counter";
                    /** @enum {string} */
                    place: "kept" | "end";
                };
                number: string;
                line: string;
                category: string;
                since: components["schemas"]["Time"];
            }[];
            override?: {
                by: string;
                reason: string;
            };
            text: components["schemas"]["Names"];
        };
        RoutingView: {
            inForce: {
                id?: string;
                name?: components["schemas"]["Names"];
                zone?: string;
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            }[];
            profiles: {
                id: string;
                name: components["schemas"]["Names"];
                from?: string;
                to?: string;
                days?: number[];
                counters: {
                    counter: string;
                    lines: {
                        line: string;
                        level: number;
                    }[];
                }[];
                made?: {
                    by: string;
                    reason: string;
                    at: components["schemas"]["Time"];
                    keep: boolean;
                    inFile: boolean;
                };
            }[];
            zones: string[];
            lent: components["schemas"]["LoanView"][];
            closed: {
                reason: string;
                at: components["schemas"]["Time"];
                movedTo?: string;
                movedToName?: components["schemas"]["Names"];
                line: string;
                name: components["schemas"]["Names"];
                prefix: string;
                by: string;
                waiting: number;
            }[];
        };
        LoanView: {
            counter: string;
            counterName: components["schemas"]["Names"];
            line: string;
            lineName: components["schemas"]["Names"];
            prefix: string;
            level: number;
            at: components["schemas"]["Time"];
            number?: string;
            waited: number;
            target: number;
            bound: number;
            text: components["schemas"]["Names"];
        };
        TodayView: {
            messages: {
                id: string;
                text: components["schemas"]["Names"];
                at: components["schemas"]["Time"];
                until?: components["schemas"]["Time"];
                by: string;
                to: {
                    /** @enum {string} */
                    kind: "counter" | "screen" | "line";
                    id: string;
                    name: components["schemas"]["Names"];
                };
                seen: {
                    by: string;
                    at: components["schemas"]["Time"];
                }[];
            }[];
            targets: {
                line: string;
                name: components["schemas"]["Names"];
                target: number;
                file: number;
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            }[];
            limits: {
                service: string;
                name: components["schemas"]["Names"];
                places?: number;
                file?: number;
                taken: number;
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            }[];
            assigned: {
                counter: string;
                name: components["schemas"]["Names"];
                lines: {
                    line: string;
                    name: components["schemas"]["Names"];
                    prefix: string;
                    level: number;
                }[];
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            }[];
            moves: {
                id: string;
                from: {
                    /** @enum {string} */
                    kind: "line" | "counter";
                    id: string;
                    name: components["schemas"]["Names"];
                };
                to: {
                    /** @enum {string} */
                    kind: "line" | "counter";
                    id: string;
                    name: components["schemas"]["Names"];
                };
                /** @enum {string} */
                place: "kept" | "end";
                moved: number;
                standing: number;
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            }[];
        };
        TroublesView: {
            seq: number;
            now: components["schemas"]["Time"];
            /** @description How many of those who wait now have waited past their target; somebody in several lines counts once. */
            lateNow: number;
            /** @description Of those who wait now, how many will probably be past their target when they are called, those included who are already (at the pace of now; 60 minutes more where no counter is open). Somebody in several lines counts once. */
            willBeLate: number;
            items: components["schemas"]["Trouble"][];
        };
        Trouble: {
            key: string;
            /** @enum {string} */
            kind: "line" | "counter" | "kiosk" | "printer" | "board" | "voice" | "sign" | "hall-file" | "clock";
            id: string;
            zone?: string;
            /** @enum {string} */
            tone: "bad" | "warn";
            since: components["schemas"]["Time"];
            /** @description Minutes of people: for everybody who waits in the line, by how much they will probably be past their target when called (the wait so far and, at the pace of now, the wait still to come; 60 minutes where no counter is open), added up. A device is put at those who wait in its zones now: 10 minutes each for a kiosk that gives numbers without paper, 2 for other trouble with a printer, 5 for a board or voice, 1 for a sign. The most harm stands first; a place changes only when the harm has changed by a quarter. Red: somebody is past the target already, no counter is open, or the mean will be twice the target; amber: somebody will be past it. */
            harm: number;
            people: number;
            title: components["schemas"]["Names"];
            text: components["schemas"]["Names"];
            causes: {
                cause: {
                    /** @constant */
                    what: "no-counter-open";
                } | {
                    /** @constant */
                    what: "paused";
                    counter: string;
                    seconds: number;
                    reason: string;
                    allowed?: number;
                } | {
                    /** @constant */
                    what: "idle";
                    counter: string;
                    seconds: number;
                } | {
                    /** @constant */
                    what: "long-in-hand";
                    counter: string;
                    number: string;
                    seconds: number;
                    usual: number;
                } | {
                    /** @constant */
                    what: "too-few";
                    counters: number;
                };
                text: components["schemas"]["Names"];
            }[];
            remedies: ({
                /** @constant */
                what: "end-pause";
                counter: string;
                wait?: components["schemas"]["WaitSeconds"];
            } | {
                /** @constant */
                what: "open";
                counter: string;
                wait?: components["schemas"]["WaitSeconds"];
            } | {
                /** @constant */
                what: "borrow";
                counter: string;
                line: string;
                lines: {
                    line: string;
                    level: number;
                }[];
                wait?: components["schemas"]["WaitSeconds"];
            } | {
                /** @constant */
                what: "ask";
                counter: string;
            } | {
                /** @constant */
                what: "believe-clock";
            } | {
                /** @constant */
                what: "look";
                /** @enum {string} */
                at: "line" | "printers" | "boards" | "signs";
            })[];
        };
        AlertsView: {
            seq: number;
            now: components["schemas"]["Time"];
            items: components["schemas"]["Alert"][];
            suppressed: {
                rule: string;
                /** @enum {string} */
                figure: "harm" | "waiting" | "late" | "unserved" | "longest-wait" | "newcomer-wait" | "within-target" | "idle" | "pause" | "in-hand" | "open-counters" | "faulty-devices" | "without-paper" | "boards-gone" | "complaints-open" | "cards-yellow" | "cards-red" | "slips-failed";
                /** @enum {string} */
                scope: "hall" | "department" | "line" | "counter" | "zone" | "device";
                of: string;
                title: components["schemas"]["Names"];
                at: components["schemas"]["Time"];
                /** @enum {string} */
                limit: "rule" | "hall";
                most: number;
            }[];
            rules: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                figure: "harm" | "waiting" | "late" | "unserved" | "longest-wait" | "newcomer-wait" | "within-target" | "idle" | "pause" | "in-hand" | "open-counters" | "faulty-devices" | "without-paper" | "boards-gone" | "complaints-open" | "cards-yellow" | "cards-red" | "slips-failed";
                /** @enum {string} */
                scope: "hall" | "department" | "line" | "counter" | "zone" | "device";
                threshold: number;
                ways: ("page" | "sound" | "board" | "webhook")[];
                mostPerHour: number;
            }[];
            webhooks: {
                host: string;
                rules: string[];
                /** @enum {string} */
                state: "ready" | "failing";
                since?: components["schemas"]["Time"];
                detail?: string;
                givenUp: number;
            }[];
        };
        Alert: {
            id: string;
            rule: string;
            /** @enum {string} */
            figure: "harm" | "waiting" | "late" | "unserved" | "longest-wait" | "newcomer-wait" | "within-target" | "idle" | "pause" | "in-hand" | "open-counters" | "faulty-devices" | "without-paper" | "boards-gone" | "complaints-open" | "cards-yellow" | "cards-red" | "slips-failed";
            /** @enum {string} */
            scope: "hall" | "department" | "line" | "counter" | "zone" | "device";
            of: string;
            title: components["schemas"]["Names"];
            text: components["schemas"]["Names"];
            value: number;
            threshold: number;
            at: components["schemas"]["Time"];
            /** @constant */
            test?: true;
            roles: ("supervisor" | "manager" | "administrator")[];
            users: string[];
            ways: ("page" | "sound" | "board" | "webhook")[];
            acknowledged?: {
                at: components["schemas"]["Time"];
                by: string;
                byName?: components["schemas"]["Names"];
            };
            cleared?: {
                at: components["schemas"]["Time"];
                /** @enum {string} */
                why: "figure" | "hours" | "rule" | "day-closed" | "test-over";
                value?: number;
            };
        };
        AlertAnswer: {
            alert: components["schemas"]["Alert"];
        };
        Cards: {
            now: components["schemas"]["Time"];
            items: components["schemas"]["Card"][];
            limits: boolean;
        };
        Card: {
            id: string;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            colour: "yellow" | "red";
            /** @enum {string} */
            kind: "waiting" | "serving" | "complaint";
            rule: string;
            open: boolean;
            over?: components["schemas"]["Time"];
            /** @constant */
            reddened?: true;
            ticket?: string;
            number?: string;
            step?: number;
            service?: string;
            serviceName?: components["schemas"]["Names"];
            line?: string;
            lineName?: components["schemas"]["Names"];
            department?: string;
            departmentName?: components["schemas"]["Names"];
            counter?: string;
            counterName?: components["schemas"]["Names"];
            clerk?: string;
            clerkName?: components["schemas"]["Names"];
            complaint?: string;
            no?: string;
            /** Format: date */
            due?: string;
            limit?: number;
            took?: number;
            told: {
                roles: ("supervisor" | "manager" | "administrator")[];
                users: {
                    id: string;
                    name?: components["schemas"]["Names"];
                }[];
            };
            acknowledged?: {
                at: components["schemas"]["Time"];
                by: string;
                byName?: components["schemas"]["Names"];
                words?: string;
            };
        };
        TicketAnswer: {
            ticket: components["schemas"]["TicketView"];
        };
        TicketView: {
            id: string;
            number: string;
            secret?: string;
            url?: string;
            seq: number;
            issuedAt: components["schemas"]["Time"];
            category: string;
            language: components["schemas"]["Language"];
            /** @enum {string} */
            state: "waiting" | "called" | "serving" | "parked" | "no-show" | "done" | "cancelled";
            counter?: string;
            matter?: {
                id: string;
                name: components["schemas"]["Names"];
            };
            appointment?: {
                id: string;
                slot: components["schemas"]["Time"];
                late: boolean;
            };
            messages?: components["schemas"]["MessageView"][];
            steps: components["schemas"]["StepView"][];
            notes?: {
                at: components["schemas"]["Time"];
                by: string;
                counter?: string;
                text: string;
            }[];
            slip?: components["schemas"]["SlipView"];
        };
        StepView: {
            index: number;
            service: string;
            name: components["schemas"]["Names"];
            department: string;
            zone: string;
            line: string;
            lineName: components["schemas"]["Names"];
            /** @enum {string} */
            state: "waiting" | "called" | "serving" | "parked" | "done" | "no-show" | "cancelled" | "transferred";
            ahead?: number;
            heldBy?: string;
            wait?: components["schemas"]["WaitSeconds"];
            waitText?: components["schemas"]["Names"];
            chanceText?: components["schemas"]["Names"];
            longerText?: components["schemas"]["Names"];
            told?: components["schemas"]["WaitSeconds"];
            after?: string;
            counter?: string;
            reservedFor?: string;
            calledAt?: components["schemas"]["Time"];
            servingAt?: components["schemas"]["Time"];
            endedAt?: components["schemas"]["Time"];
            /** @enum {string} */
            outcome?: "done" | "accepted" | "needs-papers" | "referred" | "withdrawn" | "not-served" | "unfinished";
            /** @constant */
            ratable?: true;
            note?: string;
            recalls?: number;
            movedFrom?: {
                line: string;
                name: components["schemas"]["Names"];
                reason?: string;
            };
            moved?: {
                at: components["schemas"]["Time"];
                /** @enum {string} */
                into: "line" | "counter";
                /** @enum {string} */
                place: "kept" | "end";
            };
            lineClosed?: components["schemas"]["ClosedLineView"];
            materials: {
                zh: string[];
                en: string[];
            };
        };
        SlipView: {
            /** @enum {string} */
            outcome: "owed" | "printed" | "sent" | "unknown" | "failed";
            printer: string;
            printerName: components["schemas"]["Names"];
            copy: number;
            detail?: string;
        };
        WhereaboutsAnswer: {
            /** Format: date */
            day: string;
            whereabouts: components["schemas"]["Whereabouts"];
            ticket: components["schemas"]["TicketView"];
            now: components["schemas"]["Time"];
        };
        Whereabouts: {
            ticket: string;
            number: string;
            category: string;
            /** @enum {string} */
            state: "waiting" | "called" | "serving" | "parked" | "no-show" | "done" | "cancelled";
            counter?: string;
            at?: components["schemas"]["Time"];
            after?: components["schemas"]["Names"];
            until?: components["schemas"]["Time"];
        };
        FoundTickets: {
            tickets: {
                id: string;
                number: string;
                secret?: string;
            }[];
        };
        Session: {
            token: string;
            user: components["schemas"]["SignedIn"];
            /** @enum {string} */
            advice?: "password-common" | "password-hall-word";
        };
        SignedIn: {
            id: string;
            roles: ("clerk" | "desk" | "supervisor" | "manager" | "administrator")[];
            name?: components["schemas"]["Names"];
            counter?: string;
            /** @constant */
            service?: true;
        };
        SignIn: {
            /** @enum {string} */
            service?: "here" | "away";
        };
        CurrentSession: {
            user: components["schemas"]["SignedIn"];
        };
        AuditPage: {
            items: components["schemas"]["AuditRecord"][];
            next?: number;
        };
        AuditRecord: {
            hall: string;
            /** Format: date */
            day: string;
            seq: number;
            at: components["schemas"]["Time"];
            commandId: string;
            actor: string;
            type: string;
            version: number;
            data: {
                [key: string]: unknown;
            };
            hash: string;
        };
        AuditEntries: {
            /** Format: date */
            day: string;
            items: components["schemas"]["AuditEntry"][];
            found: number;
            next?: number;
        };
        AuditEntry: {
            seq: number;
            at: components["schemas"]["Time"];
            type: string;
            /** @enum {string} */
            kind: "number" | "counter" | "routing" | "slip" | "opinion" | "hall";
            what: components["schemas"]["Names"];
            by: {
                /** @enum {string} */
                kind: "staff" | "device" | "citizen" | "hall";
                id?: string;
                name: components["schemas"]["Names"];
            };
            why?: components["schemas"]["Names"];
            ticket?: string;
            number?: string;
            counter?: string;
        };
        AuditProof: {
            /** Format: date */
            day: string;
            whole: boolean;
            seq: number;
            hash: string;
            at: components["schemas"]["Time"];
            broken?: {
                seq: number;
                detail: string;
            };
        };
        OpenApi: {
            openapi: string;
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        AsyncApi: {
            asyncapi: string;
            channels: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Devices: {
            items: components["schemas"]["Device"][];
        };
        Device: {
            kind: string;
            id: string;
            name?: string;
            since: components["schemas"]["Time"];
            expires?: components["schemas"]["Time"];
            /** @constant */
            endsSoon?: true;
            lastSeen?: components["schemas"]["Time"];
            here?: boolean;
        };
        AdmittedDevice: {
            device: {
                /** @enum {string} */
                kind: "kiosk" | "board" | "counter-pc" | "counter-screen" | "agent";
                id: string;
            };
            token: string;
            pair?: string;
            picture?: string;
        };
        Pairing: {
            code: string;
            claim: string;
            expires: components["schemas"]["Time"];
            picture: string;
        };
        PairingApproved: {
            device: {
                /** @enum {string} */
                kind: "kiosk" | "board" | "counter-pc" | "counter-screen" | "agent";
                id: string;
            };
        };
        PairingState: {
            /** @enum {string} */
            state: "waiting" | "paired";
            device?: {
                /** @enum {string} */
                kind: "kiosk" | "board" | "counter-pc" | "counter-screen" | "agent";
                id: string;
            };
            token?: string;
            page?: string;
        };
        ProgramKeys: {
            items: components["schemas"]["ProgramKey"][];
        };
        ProgramKey: {
            id: string;
            name: string;
            scopes: ("hall:read" | "tickets:read" | "tickets:take" | "complaints:read" | "reports:read" | "audit:read" | "devices:manage")[];
            since: components["schemas"]["Time"];
            by: string;
            expires: components["schemas"]["Time"];
            /** @constant */
            endsSoon?: true;
            lastUsed?: components["schemas"]["Time"];
        };
        MadeKey: {
            key: string;
            id: string;
            name: string;
            scopes: ("hall:read" | "tickets:read" | "tickets:take" | "complaints:read" | "reports:read" | "audit:read" | "devices:manage")[];
            since: components["schemas"]["Time"];
            by: string;
            expires: components["schemas"]["Time"];
            /** @constant */
            endsSoon?: true;
            lastUsed?: components["schemas"]["Time"];
        };
        People: {
            items: components["schemas"]["Person"][];
        };
        Person: {
            id: string;
            /** @enum {string} */
            role: "clerk" | "desk" | "supervisor" | "manager" | "administrator";
            name: components["schemas"]["Names"];
            locked?: {
                since: components["schemas"]["Time"];
                by: string;
            };
            secondFactor: boolean;
            /** @enum {string} */
            password: "none" | "hall-file" | "own" | "sample";
            sessions: number;
            yours: boolean;
        };
        OpenSessions: {
            items: components["schemas"]["OpenSession"][];
        };
        OpenSession: {
            id: string;
            user: string;
            since: components["schemas"]["Time"];
            expires?: components["schemas"]["Time"];
            active: components["schemas"]["Time"];
            from?: string;
            program?: string;
            /** @constant */
            current?: true;
        };
        SecondFactor: {
            secret: string;
            uri: string;
            picture: string;
        };
        RecoveryCodes: {
            recovery: string[];
        };
        SecurityEvents: {
            items: components["schemas"]["SecurityEvent"][];
            next?: number;
        };
        SecurityEvent: {
            seq: number;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            kind: "signed-in" | "sign-in-failed" | "sign-in-held" | "signed-out" | "session-ended" | "refused" | "locked" | "unlocked" | "password-changed" | "password-link-made" | "password-weak" | "hook-changed" | "second-factor-set" | "second-factor-ended" | "identity-given" | "identity-paired" | "identity-changed" | "identity-ended" | "key-made" | "key-ended";
            who?: string;
            by?: string;
            from?: string;
            detail?: string;
            more?: number;
            hash: string;
        };
        SecurityProof: {
            whole: boolean;
            seq: number;
            hash: string;
            broken?: number;
        };
        Counters: {
            items: components["schemas"]["CounterView"][];
        };
        CounterView: {
            id: string;
            name: components["schemas"]["Names"];
            zone: string;
            /** @enum {string} */
            state: "open" | "paused" | "closed";
            seq: number;
            now: components["schemas"]["Time"];
            clerk?: string;
            since?: components["schemas"]["Time"];
            reason?: string;
            lines: {
                line: string;
                name: components["schemas"]["Names"];
                prefix: string;
                level: number;
                waiting: number;
                /** @enum {string} */
                by?: "profile" | "loan" | "hand";
                closed?: components["schemas"]["ClosedLineView"];
            }[];
            profile?: {
                id: string;
                name: components["schemas"]["Names"];
            };
            ticket?: components["schemas"]["TicketView"];
            step?: number;
            recall?: {
                from?: components["schemas"]["Time"];
                left?: number;
            };
            asks?: components["schemas"]["Time"];
            noShow?: {
                from?: components["schemas"]["Time"];
                recalls?: number;
            };
            undo?: {
                /** @enum {string} */
                what: "call" | "resume" | "finish" | "no-show" | "park" | "transfer" | "return";
                number: string;
                until: components["schemas"]["Time"];
            };
            call?: components["schemas"]["CallView"];
            waiting: number;
            longestWait: number;
            ahead: components["schemas"]["WaitingView"][];
            today: {
                called: number;
                served: number;
                meanService: number;
            };
            aside: components["schemas"]["AsideView"][];
            messages?: components["schemas"]["ClerkMessage"][];
            assigned?: {
                by: string;
                reason: string;
                at: components["schemas"]["Time"];
            };
            ended?: components["schemas"]["EndedHereView"][];
        };
        WaitingView: {
            ticket: string;
            number: string;
            step: number;
            service: string;
            serviceName: components["schemas"]["Names"];
            line: string;
            category: string;
            since: components["schemas"]["Time"];
            /** @enum {string} */
            state: "ready" | "held" | "blocked";
            heldBy?: string;
            after?: string;
            afterName?: components["schemas"]["Names"];
            reservedFor?: string;
            matter?: {
                id: string;
                name: components["schemas"]["Names"];
            };
            why: components["schemas"]["WhyView"];
        };
        WhyView: {
            /** @enum {number} */
            tier: 1 | 2 | 3;
            level: number;
            waited: number;
            target: number;
            slope: number;
            cap: number;
            /** @description The wait measured by its target: 1 when the target is reached, then growing as the category says. The higher one is called first. */
            urgency: number;
            override?: {
                by: string;
                reason: string;
            };
            moved?: {
                at: components["schemas"]["Time"];
                by: string;
                reason: string;
                /** @enum {string} */
                into: "line" | "counter";
                /** @enum {string} */
                place: "kept" | "end";
            };
        };
        AsideView: {
            ticket: string;
            number: string;
            step: number;
            service: string;
            serviceName: components["schemas"]["Names"];
            /** @enum {string} */
            state: "parked" | "no-show";
            at: components["schemas"]["Time"];
            aside: number;
            by: string;
            counter?: string;
            note?: string;
            until?: components["schemas"]["Time"];
            heldBy?: string;
            after?: string;
        };
        ClerkMessage: {
            id: string;
            text: components["schemas"]["Names"];
            at: components["schemas"]["Time"];
            until?: components["schemas"]["Time"];
            by: string;
            seen?: components["schemas"]["Time"];
        };
        EndedHereView: {
            ticket: string;
            number: string;
            step: number;
            service: string;
            serviceName: components["schemas"]["Names"];
            /** @enum {string} */
            became: "finished" | "missed" | "cancelled";
            /** @enum {string} */
            outcome?: "done" | "accepted" | "needs-papers" | "referred" | "withdrawn" | "not-served" | "unfinished";
            at: components["schemas"]["Time"];
            until: components["schemas"]["Time"];
        };
        Lines: {
            items: components["schemas"]["LineView"][];
        };
        LineView: {
            id: string;
            prefix: string;
            department: string;
            name: components["schemas"]["Names"];
            target: number;
            seq: number;
            now: components["schemas"]["Time"];
            waiting: number;
            longestWait: number;
            wait?: components["schemas"]["WaitSeconds"];
            openCounters: number;
            closed?: components["schemas"]["ClosedLineView"];
            messages?: components["schemas"]["MessageView"][];
            fileTarget?: number;
            tickets: components["schemas"]["WaitingView"][];
        };
        Complaints: {
            items: components["schemas"]["ComplaintView"][];
        };
        ComplaintView: {
            id: string;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            state: "open" | "answered";
            no?: string;
            /** @enum {string} */
            source?: "rating" | "phone" | "kiosk" | "desk" | "call" | "letter" | "visit";
            ticket?: string;
            number: string;
            text: string;
            step?: number;
            service?: string;
            serviceName?: components["schemas"]["Names"];
            department?: string;
            counter?: string;
            grade?: number;
            reasons: ("attitude" | "slow" | "long-wait" | "not-told-at-once" | "papers-not-needed" | "sent-around" | "not-skilled" | "other")[];
            clerk?: string;
            reference?: string;
            /** Format: date */
            due?: string;
            daysLeft?: number;
            late?: boolean;
            assigned?: string;
            extended?: number;
            reopened?: number;
            answer?: {
                at: components["schemas"]["Time"];
                by: string;
                /** @enum {string} */
                outcome: "corrected" | "planned" | "explained" | "unfounded";
                text: string;
            };
        };
        ComplaintAnswer: {
            complaint: components["schemas"]["ComplaintView"];
        };
        ProfileAnswer: {
            profile: string;
        };
        MoveAnswer: {
            move: string;
            moved: number;
        };
        MessageAnswer: {
            message: string;
        };
        FleetView: {
            seq: number;
            now: components["schemas"]["Time"];
            items: components["schemas"]["FleetBoard"][];
            sounds: components["schemas"]["SoundZoneView"][];
            problems: string[];
        };
        FleetBoard: {
            id: string;
            kind: string;
            name: components["schemas"]["Names"];
            zone: string;
            linked: boolean;
            pages: number;
            lostAt?: components["schemas"]["Time"];
            crashedAt?: components["schemas"]["Time"];
            seenAt?: components["schemas"]["Time"];
            report?: {
                version: string;
                /** @enum {string} */
                sound: "on" | "blocked" | "muted" | "none";
                width: number;
                height: number;
                begun?: {
                    seq: number;
                    /** Format: date-time */
                    at: string;
                };
                top?: string;
                notice?: string;
                blank: boolean;
                faults: string[];
                upSeconds: number;
            };
            noticeTitle?: string;
            /** @constant */
            outdated?: true;
            tooFar?: {
                viewingM: number;
                reachesM: number;
                needsIn: number;
            };
            /** @constant */
            pictured?: true;
            standing: {
                muted: boolean;
                blank: boolean;
                volume: number;
            };
            /** @constant */
            disobeys?: true;
            orders: components["schemas"]["GivenOrder"][];
        };
        GivenOrder: {
            at: components["schemas"]["Time"];
            who: string;
            order: string;
            board: string;
            reached: boolean;
        };
        SoundZoneView: {
            id: string;
            board: string;
            zones: string[];
            waiting: number;
            volume: number;
            speaking?: string;
            silentSince?: components["schemas"]["Time"];
        };
        BoardOrders: {
            items: components["schemas"]["GivenOrder"][];
        };
        PrintersView: {
            items: components["schemas"]["TrayPrinter"][];
            agents: {
                id: string;
                linked: boolean;
            }[];
            found: components["schemas"]["PluggedPrinter"][];
        };
        TrayPrinter: {
            id: string;
            name: string;
            /** @enum {string} */
            state: "ready" | "printing" | "waiting" | "offline" | "trouble";
            /** @enum {string} */
            paper: "ok" | "low" | "out";
            owed: number;
            agent?: string;
            /** @constant */
            withoutPaper?: true;
        };
        PluggedPrinter: {
            address: string;
            name: string;
            answers: boolean;
            lacks?: string;
            agent?: string;
            usedBy?: string;
        };
        InputsView: {
            seq: number;
            now: components["schemas"]["Time"];
            items: components["schemas"]["InputView"][];
        };
        InputView: {
            id: string;
            /** @enum {string} */
            family: "scanner-honeywell" | "scanner-hid-pos" | "scanner-wedge" | "scanner-serial" | "keypad-numpad" | "keypad-digits" | "rating-pad" | "call-box" | "id-reader-sdt";
            where: string;
            counter?: string;
            kiosk?: string;
            agent?: string;
            keymap?: string;
            /** @enum {string} */
            state: "there" | "missing";
            why?: string;
        };
        SignsView: {
            seq: number;
            now: components["schemas"]["Time"];
            items: components["schemas"]["SignView"][];
        };
        SignView: {
            id: string;
            name: components["schemas"]["Names"];
            /** @enum {string} */
            family: "bx-5k" | "bx-6k" | "alpha";
            where: string;
            agent?: string;
            shows: {
                /** @constant */
                kind: "counter";
                counter: string;
            } | {
                /** @constant */
                kind: "lines";
                lines: string[];
            } | {
                /** @constant */
                kind: "zones";
                zones: string[];
            } | {
                /** @constant */
                kind: "hall";
            } | {
                /** @constant */
                kind: "text";
            };
            answers: boolean;
            says: string[];
            /** @enum {string} */
            state: "waiting" | "ok" | "unreachable" | "refused" | "lacks-letters";
            since: components["schemas"]["Time"];
            why?: string;
            lacks?: string[];
            picture?: string;
        };
        NoticesView: {
            now: components["schemas"]["Time"];
            items: components["schemas"]["ListedNotice"][];
            broken: {
                file: string;
                why: string;
            }[];
            /** @constant */
            unrecorded?: true;
        };
        ListedNotice: {
            title: string;
            content: {
                /** @constant */
                kind: "text";
                text: {
                    "zh-Hans"?: string;
                    "zh-Hant"?: string;
                    en?: string;
                };
            } | {
                /** @constant */
                kind: "image";
                media: string;
            } | {
                /** @constant */
                kind: "video";
                media: string;
            } | {
                /** @constant */
                kind: "page";
                url: string;
            };
            /** @default [] */
            boards: string[];
            /** Format: date */
            from?: string;
            /** Format: date */
            until?: string;
            /** @default [] */
            weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
            /** @default [] */
            windows: {
                from: string;
                to: string;
            }[];
            /** @default 10 */
            seconds: number;
            /** @default 0 */
            order: number;
            /** @enum {string} */
            priority: "normal" | "notice" | "urgent" | "emergency";
            /** @default true */
            enabled: boolean;
            id: string;
            evacuate?: boolean;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            version: string;
            /** @enum {string} */
            state: "on" | "waiting" | "over" | "off";
        };
        NoticeAnswer: {
            notice: components["schemas"]["Notice"];
            /** @constant */
            unrecorded?: true;
        };
        Notice: {
            title: string;
            content: {
                /** @constant */
                kind: "text";
                text: {
                    "zh-Hans"?: string;
                    "zh-Hant"?: string;
                    en?: string;
                };
            } | {
                /** @constant */
                kind: "image";
                media: string;
            } | {
                /** @constant */
                kind: "video";
                media: string;
            } | {
                /** @constant */
                kind: "page";
                url: string;
            };
            /** @default [] */
            boards: string[];
            /** Format: date */
            from?: string;
            /** Format: date */
            until?: string;
            /** @default [] */
            weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
            /** @default [] */
            windows: {
                from: string;
                to: string;
            }[];
            /** @default 10 */
            seconds: number;
            /** @default 0 */
            order: number;
            /** @enum {string} */
            priority: "normal" | "notice" | "urgent" | "emergency";
            /** @default true */
            enabled: boolean;
            id: string;
            evacuate?: boolean;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            version: string;
        };
        EmergencyView: {
            seq: number;
            now: components["schemas"]["Time"];
            text?: components["schemas"]["NoticeText"];
            raisedAt?: components["schemas"]["Time"];
            /** @constant */
            evacuate?: true;
        };
        NoticeText: {
            "zh-Hans"?: string;
            "zh-Hant"?: string;
            en?: string;
        };
        ShownPage: {
            items: components["schemas"]["Showing"][];
            next?: number;
        };
        Showing: {
            id: string;
            board: string;
            notice: string;
            from: components["schemas"]["Time"];
            until: components["schemas"]["Time"];
            complete: boolean;
        };
        ShownSums: {
            /** Format: date */
            day: string;
            items: components["schemas"]["ShownSum"][];
        };
        ShownSum: {
            notice: string;
            title?: string;
            board: string;
            showings: number;
            seconds: number;
            first: components["schemas"]["Time"];
            last: components["schemas"]["Time"];
            incomplete: number;
        };
        MediaView: {
            items: components["schemas"]["ListedFile"][];
            used: number;
            quota: number;
        };
        ListedFile: {
            id: string;
            type: string;
            size: number;
            name?: string;
            at: components["schemas"]["Time"];
            notices: string[];
        };
        MediaAnswer: {
            media: components["schemas"]["KeptFile"];
        };
        KeptFile: {
            id: string;
            type: string;
            size: number;
            name?: string;
            url: string;
        };
        Forecast: {
            seq: number;
            now: components["schemas"]["Time"];
            /** @enum {string} */
            method: "simulation" | "formula";
            why?: string;
            at?: components["schemas"]["Time"];
            tookMs?: number;
            learned?: {
                days: number;
                visits: number;
            };
            lines: {
                line: string;
                name: components["schemas"]["Names"];
                waiting: number;
                openCounters: number;
                waits: {
                    category: string;
                    wait: components["schemas"]["WaitSeconds"];
                }[];
            }[];
        };
        ForecastAccuracy: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            by: string;
            lead: string;
            rows: {
                key: string;
                name?: components["schemas"]["Names"];
                n: number;
                coverage80: number;
                medianError: number;
                bias: number;
                crps: number;
                peopleAhead: {
                    medianError: number;
                    bias: number;
                    crps: number;
                };
                lastWait: {
                    medianError: number;
                    bias: number;
                    crps: number;
                };
                simulated: number;
            }[];
        };
        AdviceList: {
            seq: number;
            now: components["schemas"]["Time"];
            at: components["schemas"]["Time"];
            learned: {
                days: number;
                visits: number;
            };
            items: {
                /** @enum {string} */
                kind: "open" | "resume" | "lend" | "stay" | "move";
                line: string;
                lineName: components["schemas"]["Names"];
                counter: string;
                counterName: components["schemas"]["Names"];
                from?: string;
                fromName?: components["schemas"]["Names"];
                until: components["schemas"]["Time"];
                lines?: {
                    line: string;
                    level: number;
                }[];
                saved: components["schemas"]["Range"];
                fewerLate: components["schemas"]["Range"];
                staffMinutes: number;
                others: {
                    line: string;
                    name: components["schemas"]["Names"];
                    minutes: number;
                }[];
            }[];
        };
        /** @description Of ten days that are drawn eight come to something from p10 to p90 */
        Range: {
            p10: number;
            p50: number;
            p90: number;
        };
        Supposition: {
            seq: number;
            now: components["schemas"]["Time"];
            at: components["schemas"]["Time"];
            until: components["schemas"]["Time"];
            learned: {
                days: number;
                visits: number;
            };
            saved: components["schemas"]["Range"];
            fewerLate: components["schemas"]["Range"];
            lines: {
                line: string;
                name: components["schemas"]["Names"];
                before: {
                    minutes: number;
                    late: number;
                };
                after: {
                    minutes: number;
                    late: number;
                };
            }[];
        };
        DayNeeds: {
            seq: number;
            /** Format: date */
            day: string;
            learned: {
                days: number;
                visits: number;
            };
            promised: number;
            lines: {
                line: string;
                name: components["schemas"]["Names"];
                counters: number;
            }[];
            halfHours: {
                from: components["schemas"]["Time"];
                until: components["schemas"]["Time"];
                lines: {
                    line: string;
                    come: number;
                    counters: number;
                }[];
            }[];
        };
        Reports: {
            items: {
                /** @enum {string} */
                id: "arrivals" | "waits" | "service-times" | "no-shows" | "occupation" | "pauses" | "clerks" | "attendance" | "assessment" | "complaints" | "cards" | "outcomes" | "ratings" | "rating-reasons" | "bottlenecks" | "channels" | "promises" | "papers";
                name: components["schemas"]["Names"];
                measures: {
                    id: string;
                    name: components["schemas"]["Names"];
                    /** @enum {string} */
                    unit: "count" | "seconds" | "share" | "grade" | "clock" | "ratio";
                    what: components["schemas"]["Names"];
                }[];
                by: components["schemas"]["ReportDimension"][];
                usual: components["schemas"]["ReportDimension"][];
            }[];
            dimensions: {
                id: components["schemas"]["ReportDimension"];
                name: components["schemas"]["Names"];
            }[];
        };
        /** @enum {string} */
        ReportDimension: "day" | "week" | "month" | "weekday" | "hour" | "half-hour" | "department" | "line" | "service" | "counter" | "clerk" | "category" | "zone" | "language" | "channel" | "origin" | "reason" | "printer" | "cause" | "source";
        DayCourse: {
            name: components["schemas"]["Names"];
            /** Format: date */
            day: string;
            timeZone: string;
            stepMinutes: number;
            only: {
                [key: string]: string[];
            };
            labels: {
                [key: string]: {
                    [key: string]: components["schemas"]["Names"];
                };
            };
            /** @enum {string} */
            state: "complete" | "behind";
            upTo?: components["schemas"]["Time"];
            missing?: number;
            measures: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "count" | "seconds" | "share" | "grade" | "clock" | "ratio";
                what: components["schemas"]["Names"];
            }[];
            rows: {
                at: components["schemas"]["Time"];
                time: string;
                values: components["schemas"]["ReportValues"];
            }[];
            peaks: {
                arrivals?: {
                    at: components["schemas"]["Time"];
                    time: string;
                    value: number;
                };
                waiting?: {
                    at: components["schemas"]["Time"];
                    time: string;
                    value: number;
                };
                open?: {
                    at: components["schemas"]["Time"];
                    time: string;
                    value: number;
                };
            };
            total: number;
        };
        /** @description Figures by their ids; null: there is no data, which is not 0 */
        ReportValues: {
            [key: string]: number | null;
        };
        Distribution: {
            /** @enum {string} */
            of: "waits" | "service-times";
            name: components["schemas"]["Names"];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            timeZone: string;
            only: {
                [key: string]: string[];
            };
            labels: {
                [key: string]: {
                    [key: string]: components["schemas"]["Names"];
                };
            };
            /** @enum {string} */
            state: "complete" | "behind";
            upTo?: components["schemas"]["Time"];
            missing?: number;
            binMinutes: number;
            cases: number;
            /** @constant */
            hidden?: true;
            measures: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "count" | "seconds" | "share" | "grade" | "clock" | "ratio";
                what: components["schemas"]["Names"];
            }[];
            rows: {
                from: number;
                to: number | null;
                values: components["schemas"]["ReportValues"];
            }[];
            totalMeasures: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "count" | "seconds" | "share" | "grade" | "clock" | "ratio";
                what: components["schemas"]["Names"];
            }[];
            total: components["schemas"]["ReportValues"];
            target: {
                least: number;
                most: number;
            } | null;
        };
        ScheduledReports: {
            items: {
                id: string;
                report: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                span: "today" | "yesterday" | "this-week" | "last-week" | "this-month" | "last-month";
                by: string[];
                when: string;
                formats: ("csv" | "xlsx")[];
                folder?: string;
                host?: string;
                next?: components["schemas"]["Time"];
                last?: {
                    due: components["schemas"]["Time"];
                    made: components["schemas"]["Time"];
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                    files: string[];
                };
                posted?: components["schemas"]["Time"];
                waiting?: {
                    since: components["schemas"]["Time"];
                    /** @enum {string} */
                    why: "day-open" | "reports-behind" | "reports-away" | "fault";
                    detail: string;
                };
                undelivered?: {
                    since: components["schemas"]["Time"];
                    detail: string;
                };
                refused?: {
                    due: components["schemas"]["Time"];
                    /** @enum {string} */
                    why: "too-many-rows" | "not-asked-right";
                    detail: string;
                };
                owed: number;
                givenUp: number;
                skipped: number;
            }[];
            fault?: string;
        };
        Hooks: {
            items: components["schemas"]["Hook"][];
            fault?: string;
        };
        Hook: {
            id: string;
            name: components["schemas"]["Names"];
            host: string;
            events: ("day.opened" | "day.closed" | "intake.stopped" | "intake.resumed" | "ticket.issued" | "ticket.service-added" | "ticket.called" | "ticket.recalled" | "ticket.serving" | "ticket.finished" | "ticket.missed" | "ticket.parked" | "ticket.resumed" | "ticket.re-entered" | "ticket.transferred" | "ticket.moved" | "ticket.returned" | "ticket.brought-back" | "ticket.undone" | "ticket.cancelled" | "ticket.rated" | "counter.opened" | "counter.paused" | "counter.closed" | "line.closed" | "line.reopened" | "complaint.filed" | "complaint.answered" | "alert.raised" | "alert.cleared" | "slip.reported")[];
            scope: ("staff" | "category")[];
            /** @enum {string} */
            state: "ready" | "failing" | "off";
            since?: components["schemas"]["Time"];
            /** @enum {string} */
            why?: "gone" | "hand";
            detail?: string;
            tries: number;
            again?: components["schemas"]["Time"];
            last?: {
                id: string;
                /** @enum {string} */
                type: "day.opened" | "day.closed" | "intake.stopped" | "intake.resumed" | "ticket.issued" | "ticket.service-added" | "ticket.called" | "ticket.recalled" | "ticket.serving" | "ticket.finished" | "ticket.missed" | "ticket.parked" | "ticket.resumed" | "ticket.re-entered" | "ticket.transferred" | "ticket.moved" | "ticket.returned" | "ticket.brought-back" | "ticket.undone" | "ticket.cancelled" | "ticket.rated" | "counter.opened" | "counter.paused" | "counter.closed" | "line.closed" | "line.reopened" | "complaint.filed" | "complaint.answered" | "alert.raised" | "alert.cleared" | "slip.reported";
                taken: components["schemas"]["Time"];
            };
            behind?: components["schemas"]["Time"];
            letters: components["schemas"]["DeadLetter"][];
            dead: number;
            unlisted: number;
            unlistedFrom?: components["schemas"]["Time"];
            resending: boolean;
            secretSince?: components["schemas"]["Time"];
            formerUntil?: components["schemas"]["Time"];
        };
        DeadLetter: {
            id: string;
            /** @enum {string} */
            type: "day.opened" | "day.closed" | "intake.stopped" | "intake.resumed" | "ticket.issued" | "ticket.service-added" | "ticket.called" | "ticket.recalled" | "ticket.serving" | "ticket.finished" | "ticket.missed" | "ticket.parked" | "ticket.resumed" | "ticket.re-entered" | "ticket.transferred" | "ticket.moved" | "ticket.returned" | "ticket.brought-back" | "ticket.undone" | "ticket.cancelled" | "ticket.rated" | "counter.opened" | "counter.paused" | "counter.closed" | "line.closed" | "line.reopened" | "complaint.filed" | "complaint.answered" | "alert.raised" | "alert.cleared" | "slip.reported";
            at: components["schemas"]["Time"];
            aside: components["schemas"]["Time"];
            tries: number;
            detail: string;
        };
        PublicHalls: {
            now: components["schemas"]["Time"];
            name: components["schemas"]["Names"];
            halls: components["schemas"]["PublicHall"][];
            services?: components["schemas"]["ServiceInHalls"][];
        };
        PublicHall: {
            id: string;
            name: components["schemas"]["Names"];
            place?: {
                latitude: number;
                longitude: number;
            };
            path: string;
            timeZone: string;
            /** @enum {string} */
            state: "open" | "closed" | "silent";
            silentSince?: components["schemas"]["Time"];
            intake?: components["schemas"]["IntakeView"];
            alwaysOpen?: boolean;
            hours?: {
                from: string;
                to: string;
            }[];
            waiting?: number;
            wait?: {
                least: components["schemas"]["ToldWait"];
                most: components["schemas"]["ToldWait"];
            };
            behind?: {
                asOf?: components["schemas"]["Time"];
                heard?: components["schemas"]["Time"];
                seconds?: number;
                records?: number;
            };
        };
        ToldWait: {
            p10: number;
            p50: number;
            p90: number;
            /** @enum {string} */
            method?: "simulation" | "formula";
            chanceToday?: number;
            certainUntil?: components["schemas"]["Time"];
            text: components["schemas"]["Names"];
        };
        ServiceInHalls: {
            id: string;
            name: components["schemas"]["Names"];
            at: {
                hall: string;
                line: string;
                lineName: components["schemas"]["Names"];
                waiting: number;
                openCounters: number;
                wait?: components["schemas"]["ToldWait"];
                intake: components["schemas"]["ServiceIntakeView"];
                /** @constant */
                quickest?: true;
            }[];
        };
        CityView: {
            now: components["schemas"]["Time"];
            name: components["schemas"]["Names"];
            totals: {
                halls: number;
                heard: number;
                open: number;
                issued: number;
                served: number;
                waiting: number;
                inService: number;
                openCounters: number;
                longestWait: number;
            };
            halls: components["schemas"]["CityHall"][];
        };
        CityHall: {
            id: string;
            name: components["schemas"]["Names"];
            place?: {
                latitude: number;
                longitude: number;
            };
            path: string;
            /** @enum {string} */
            state: "open" | "stopped" | "closed" | "silent" | "behind" | "mistaken";
            silentSince?: components["schemas"]["Time"];
            why?: string;
            intake?: components["schemas"]["IntakeView"];
            figures?: {
                seq: number;
                /** Format: date */
                day: string;
                issued: number;
                served: number;
                noShows: number;
                cancelled: number;
                waiting: number;
                inService: number;
                late: number;
                longestWait: number;
                longestNumber?: string;
                meanWait: number;
                counters: number;
                openCounters: number;
                pausedCounters: number;
            };
            wait?: {
                least: components["schemas"]["ToldWait"];
                most: components["schemas"]["ToldWait"];
            };
            trouble?: {
                title: components["schemas"]["Names"];
                text: components["schemas"]["Names"];
                /** @enum {string} */
                tone: "bad" | "warn";
                since: components["schemas"]["Time"];
                of: number;
            };
            behind?: {
                asOf?: components["schemas"]["Time"];
                heard?: components["schemas"]["Time"];
                seconds?: number;
                records?: number;
                fault?: string;
            };
        };
        CityFigures: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            measures: {
                id: string;
                name: components["schemas"]["Names"];
                unit: string;
                what: components["schemas"]["Names"];
            }[];
            halls: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                state: "complete" | "behind" | "away";
                values: {
                    [key: string]: number | null;
                };
            }[];
        };
        CitySession: {
            token: string;
            user: components["schemas"]["CitySignedIn"];
        };
        CitySignedIn: {
            id: string;
            /** @enum {string} */
            role: "office" | "clerk" | "desk" | "supervisor" | "manager" | "administrator";
            name?: components["schemas"]["Names"];
            halls: string[];
            /** @constant */
            service?: true;
        };
        CurrentCitySession: {
            user: components["schemas"]["CitySignedIn"];
        };
        ShippedHead: {
            hall: string;
            head: {
                /** Format: date */
                day: string;
                seq: number;
                hash: string;
            } | null;
        };
        BookingView: {
            id: string;
            service: string;
            serviceName: components["schemas"]["Names"];
            slot: {
                from: components["schemas"]["Time"];
                to: components["schemas"]["Time"];
            };
            checkInFrom: components["schemas"]["Time"];
            countsUntil: components["schemas"]["Time"];
            /** @enum {string} */
            state: "early" | "due" | "late" | "used" | "cancelled" | "other-day";
        };
        CardAnswer: {
            card: components["schemas"]["Card"];
        };
        TicketNowAnswer: {
            ticket: components["schemas"]["TicketView"];
            now: components["schemas"]["Time"];
        };
        TraceAnswer: {
            trace: components["schemas"]["TraceView"];
            ticket: components["schemas"]["TicketView"];
            today: boolean;
            now: components["schemas"]["Time"];
        };
        TraceView: {
            ticket: string;
            number: string;
            /** Format: date */
            day: string;
            events: components["schemas"]["TraceEvent"][];
            passed: number;
        };
        TraceEvent: {
            /** Format: date */
            day: string;
            seq: number;
            at: components["schemas"]["Time"];
            type: string;
            what: components["schemas"]["Names"];
            by: {
                /** @enum {string} */
                kind: "staff" | "device" | "citizen" | "hall";
                id?: string;
                name: components["schemas"]["Names"];
            };
            why?: components["schemas"]["Names"];
            counter?: string;
            other?: string;
            /** @constant */
            undone?: true;
        };
        CitizensComplaints: {
            items: components["schemas"]["CitizensComplaint"][];
        };
        CitizensComplaint: {
            id: string;
            no?: string;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            state: "open" | "answered";
            /** Format: date */
            due?: string;
            answer?: {
                at: components["schemas"]["Time"];
                /** @enum {string} */
                outcome: "corrected" | "planned" | "explained" | "unfounded";
                text: string;
            };
        };
        CopyAnswer: {
            ticket: components["schemas"]["TicketView"];
            copy?: number;
        };
        PasswordLink: {
            /** @description Its path, with what opens it behind the # */
            link: string;
            /** @description The whole address, as phones of the hall reach its server (`HALL_PUBLIC_URL`) */
            url: string;
            expires: components["schemas"]["Time"];
        };
        CounterAnswer: {
            counter: components["schemas"]["CounterView"];
        };
        CallAnswer: {
            ticket?: components["schemas"]["TicketView"];
            step?: number;
            call?: components["schemas"]["CallView"];
            counter: components["schemas"]["CounterView"];
        };
        RatingView: {
            counter: string;
            counterName: components["schemas"]["Names"];
            seq: number;
            now: components["schemas"]["Time"];
            rating?: {
                number: string;
                service: string;
                serviceName: components["schemas"]["Names"];
                until: components["schemas"]["Time"];
                given?: number;
                language?: components["schemas"]["Language"];
            };
            reasons: ("attitude" | "slow" | "long-wait" | "not-told-at-once" | "papers-not-needed" | "sent-around" | "not-skilled" | "other")[];
        };
        HeardAnswer: {
            heard: components["schemas"]["CallReceipt"];
        };
        CallReceipt: {
            seq: number;
            now: components["schemas"]["Time"];
            call?: number;
            boards: number;
            painted: number;
            /** @enum {string} */
            voice?: "waiting" | "speaking" | "spoken" | "late" | "muted" | "silent";
        };
        LineAnswer: {
            line: components["schemas"]["LineView"];
        };
        LineWithItems: {
            line: components["schemas"]["LineView"];
            items: components["schemas"]["WaitingView"][];
        };
        ComplaintCase: {
            complaint: components["schemas"]["ComplaintView"];
            steps: components["schemas"]["ComplaintStep"][];
        };
        ComplaintStep: {
            /** Format: date */
            day: string;
            seq: number;
            at: components["schemas"]["Time"];
            by: string;
            name?: components["schemas"]["Names"];
            /** @enum {string} */
            kind: "filed" | "assigned" | "noted" | "extended" | "answered" | "reopened";
            text?: string;
            to?: string;
            /** Format: date */
            due?: string;
            /** @enum {string} */
            outcome?: "corrected" | "planned" | "explained" | "unfounded";
        };
        BoardView: {
            id: string;
            kind: string;
            name: components["schemas"]["Names"];
            hall: components["schemas"]["Names"];
            seq: number;
            now: components["schemas"]["Time"];
            timeZone: string;
            repeatWindow: number;
            counter?: string;
            intake: components["schemas"]["IntakeView"];
            rest?: {
                wakesAt?: components["schemas"]["Time"];
                opensAt?: components["schemas"]["Time"];
            };
            letters?: {
                /** @enum {string} */
                layout: "near" | "far";
                scale: number;
            };
            languages?: components["schemas"]["Language"][];
            turnSeconds?: number;
            calls: components["schemas"]["BoardCall"][];
            waiting: {
                line: string;
                prefix: string;
                name: components["schemas"]["Names"];
                waiting: number;
                openCounters: number;
                wait?: components["schemas"]["WaitSeconds"];
                next?: string[];
            }[];
            notices: {
                id: string;
                text: components["schemas"]["Names"];
            }[];
        };
        BoardCall: {
            seq: number;
            at: components["schemas"]["Time"];
            /** @enum {string} */
            kind: "call" | "recall";
            number: string;
            counter: string;
            counterName: components["schemas"]["Names"];
            zone: string;
            line: string;
            /** @enum {string} */
            state: "called" | "serving" | "over";
        };
        OrderAnswer: {
            reached: boolean;
        };
        WindowView: {
            counter: string;
            name: components["schemas"]["Names"];
            hall: components["schemas"]["Names"];
            zone: string;
            seq: number;
            now: components["schemas"]["Time"];
            timeZone: string;
            rest?: {
                wakesAt?: components["schemas"]["Time"];
                opensAt?: components["schemas"]["Time"];
            };
            /** @enum {string} */
            state: "open" | "paused" | "closed";
            /** @enum {string} */
            reason?: "break" | "lunch" | "meeting" | "paperwork" | "trouble";
            since?: components["schemas"]["Time"];
            clerk?: components["schemas"]["Names"];
            photo?: string;
            lines: {
                prefix: string;
                name: components["schemas"]["Names"];
            }[];
            messages?: components["schemas"]["MessageView"][];
            ticket?: {
                number: string;
                /** @enum {string} */
                state: "called" | "serving";
                call?: number;
                service?: components["schemas"]["Names"];
            };
        };
        TestPage: {
            job: {
                /** @enum {string} */
                outcome: "printed" | "sent" | "unknown" | "failed";
                detail?: string;
            };
        };
        SignAnswer: {
            sign: components["schemas"]["SignView"];
        };
        Report: {
            /** @enum {string} */
            report: "arrivals" | "waits" | "service-times" | "no-shows" | "occupation" | "pauses" | "clerks" | "attendance" | "assessment" | "complaints" | "cards" | "outcomes" | "ratings" | "rating-reasons" | "bottlenecks" | "channels" | "promises" | "papers";
            name: components["schemas"]["Names"];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            by: components["schemas"]["ReportDimension"][];
            compare?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            timeZone: string;
            /** @enum {string} */
            state: "complete" | "behind";
            upTo?: components["schemas"]["Time"];
            missing?: number;
            measures: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "count" | "seconds" | "share" | "grade" | "clock" | "ratio";
                what: components["schemas"]["Names"];
            }[];
            labels: {
                [key: string]: {
                    [key: string]: components["schemas"]["Names"];
                };
            };
            rows: {
                by: {
                    [key: string]: string | number | null;
                };
                values: components["schemas"]["ReportValues"];
                before?: components["schemas"]["ReportValues"];
                /** @constant */
                hidden?: true;
                few?: string[];
                fewBefore?: string[];
            }[];
            total: components["schemas"]["ReportValues"];
            totalBefore?: components["schemas"]["ReportValues"];
            totalFew?: string[];
        };
        Assessment: {
            month: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            timeZone: string;
            /** @enum {string} */
            state: "complete" | "behind";
            upTo?: components["schemas"]["Time"];
            missing?: number;
            /** @enum {string} */
            sees: "self" | "department" | "zone" | "hall";
            rules: {
                /** @enum {string} */
                figure: "attended-days" | "staffed-hours" | "served" | "served-per-hour" | "serving-share" | "idle-share" | "pause-share" | "pace" | "no-show-share" | "grade" | "bad-grade-share" | "complaints" | "complaints-upheld";
                name: components["schemas"]["Names"];
                what: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "days" | "hours" | "count" | "per-hour" | "percent" | "ratio" | "grade";
                weight: number;
                full: number;
                zero: number;
                least?: number;
            }[];
            measures: {
                id: string;
                name: components["schemas"]["Names"];
                /** @enum {string} */
                unit: "count" | "seconds";
                what: components["schemas"]["Names"];
            }[];
            rows: {
                /** @enum {string} */
                kind: "clerk" | "department" | "hall";
                department: string | null;
                departmentName?: components["schemas"]["Names"];
                clerk?: string;
                name?: components["schemas"]["Names"];
                people: number;
                values: {
                    [key: string]: number | null;
                };
                few?: string[];
                parts: {
                    /** @enum {string} */
                    figure: "attended-days" | "staffed-hours" | "served" | "served-per-hour" | "serving-share" | "idle-share" | "pause-share" | "pace" | "no-show-share" | "grade" | "bad-grade-share" | "complaints" | "complaints-upheld";
                    /** @enum {string} */
                    state: "counted" | "no-data" | "short" | "few";
                    part: number | null;
                    whole: number | null;
                    value: number | null;
                    marks: number | null;
                }[];
                marks: number | null;
                of: number | null;
                score: number | null;
            }[];
        };
        HookTest: {
            taken: boolean;
            detail?: string;
        };
        HookSecret: {
            secret: string;
            formerUntil?: components["schemas"]["Time"];
        };
    };
    responses: {
        /** @description The request cannot be understood */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody has signed in */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description You may not do this */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing here */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This cannot be done here */
        Problem405: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request took too long */
        Problem408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done as things stand */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not JSON */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such part */
        Problem416: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request names what does not exist */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The hall cannot write now */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HallView"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getHallProof: {
        parameters: {
            query: {
                nonce: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                     *       "signature": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": components["schemas"]["HallProof"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getServices: {
        parameters: {
            query?: {
                query?: string;
                department?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Services"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getTroubles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TroublesView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postAlertsTest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rule": "long-wait"
                 *     }
                 */
                "application/json": {
                    /** @description Id of a line of alerts.csv */
                    rule: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getCards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2026-03-09T09:00:00.000+08:00",
                     *       "items": [],
                     *       "limits": true
                     *     }
                     */
                    "application/json": components["schemas"]["Cards"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postHallIntake: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "open": false,
                 *       "reason": "the hall is full"
                 *     }
                 */
                "application/json": {
                    open: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
        };
    };
    postHallProfile: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profile": "lunch",
                 *       "reason": "half of the counters are at lunch"
                 *     }
                 */
                "application/json": {
                    /** @description Id of a profile, as GET /overview gives them; null: back to own lines */
                    profile: string | null;
                    /** @description Only the counters of this zone; the whole hall without it */
                    zone?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "profile-unknown" | "zone-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallCloseDay: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getTickets: {
        parameters: {
            query: {
                number: string;
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhereaboutsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown" | "day-not-kept";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTickets: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "services": [
                 *         "id-card"
                 *       ],
                 *       "category": "ordinary",
                 *       "language": "en"
                 *     }
                 */
                "application/json": {
                    /** @description Ids of services, as GET /services gives them; may be left out with a matter */
                    services?: string[];
                    /** @description Id of a matter, as GET /hall gives them: one number for all its services */
                    matter?: string;
                    /**
                     * @description Id of a category, as GET /hall gives them
                     * @default ordinary
                     */
                    category?: string;
                    /**
                     * @default zh-Hans
                     * @enum {string}
                     */
                    language?: "zh-Hans" | "zh-Hant" | "en";
                    /** @description A booking that checks in: its id in the hall file, or id and slot */
                    appointment?: string | {
                        id: string;
                        /** Format: date-time */
                        slot: string;
                    };
                    /** @description Why staff gave this category; kept with the ticket. Of no account from anybody else */
                    reason?: string;
                    /** @description Where staff have the slip printed, a kiosk or printer of the hall file; without it none is */
                    printer?: string;
                    /** @description What the citizen showed; only a keyed hash of it is kept. `sealed:` and a hash, where a reader has made it already */
                    identity?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "hall-closed" | "intake-stopped" | "service-repeated" | "appointment-used" | "appointment-early" | "already-on-paper" | "line-closed" | "service-closed" | "service-full";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "matter-unknown" | "no-services" | "too-many-services" | "service-unknown" | "category-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsFind: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": "sealed:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
                 *     }
                 */
                "application/json": {
                    identity: string;
                    /** Format: date */
                    day?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tickets": []
                     *     }
                     */
                    "application/json": components["schemas"]["FoundTickets"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-kept";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSessions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "clerk",
                 *       "password": "sample-hall"
                 *     }
                 */
                "application/json": {
                    user: string;
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            /** @description Nobody has signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "second-factor-needed" | "second-factor-wrong";
                    };
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "person-locked" | "second-factor-missing" | "sign-in-elsewhere";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "service": "here"
                     *     }
                     */
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getSessionsCurrent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSessionsCurrent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getAudit: {
        parameters: {
            query?: {
                day?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getAuditEntries: {
        parameters: {
            query?: {
                day?: string;
                who?: string;
                kind?: "number" | "counter" | "routing" | "slip" | "opinion" | "hall";
                number?: string;
                counter?: string;
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "day": "2026-03-09",
                     *       "items": [],
                     *       "found": 0
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEntries"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getAuditProof: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "day": "2026-03-09",
                     *       "whole": true,
                     *       "seq": 1841,
                     *       "hash": "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
                     *       "at": "2026-03-09T17:00:00+08:00"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditProof"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getAuditExport: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getAsyncapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsyncApi"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                    "text/javascript": unknown;
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "kiosk",
                     *           "id": "kiosk-1",
                     *           "since": "2026-03-09T08:00:00+08:00",
                     *           "expires": "2027-04-13T08:00:00+08:00",
                     *           "lastSeen": "2026-03-09T09:00:00+08:00",
                     *           "here": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Devices"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "kiosk",
                 *       "id": "kiosk-1"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "kiosk" | "board" | "counter-pc" | "counter-screen" | "agent";
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmittedDevice"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPairings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pairing"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPairingsApprove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "ABCD-EFGH",
                 *       "kind": "kiosk",
                 *       "id": "kiosk-1"
                 *     }
                 */
                "application/json": {
                    code: string;
                    /** @enum {string} */
                    kind: "kiosk" | "board" | "counter-pc" | "counter-screen" | "agent";
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingApproved"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPairingsClaim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "claim": "Jx8…"
                 *     }
                 */
                "application/json": {
                    claim: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingState"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramKeys"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "City statistics",
                 *       "scopes": [
                 *         "reports:read"
                 *       ],
                 *       "days": 365
                 *     }
                 */
                "application/json": {
                    name: string;
                    scopes: ("hall:read" | "tickets:read" | "tickets:take" | "complaints:read" | "reports:read" | "audit:read" | "devices:manage")[];
                    days: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "sample-hall",
                 *       "next": "green elephants rarely whistle"
                 *     }
                 */
                "application/json": {
                    password: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "person-locked" | "sign-in-elsewhere";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password-too-short" | "password-too-long" | "password-common" | "password-hall-word";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPasswordByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "link": "Jx8…",
                 *       "next": "green elephants rarely whistle"
                 *     }
                 */
                "application/json": {
                    link: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password-too-short" | "password-too-long" | "password-common" | "password-hall-word";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "manager",
                 *       "password": "sample-hall"
                 *     }
                 */
                "application/json": {
                    user: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "person-locked" | "sign-in-elsewhere";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postSecondFactorConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "manager",
                 *       "password": "sample-hall",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    user: string;
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["Problem400"];
            /** @description Nobody has signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "second-factor-wrong";
                    };
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "person-locked" | "sign-in-elsewhere";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postSecondFactorEnd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "manager",
                 *       "password": "sample-hall",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    user: string;
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            /** @description Nobody has signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "second-factor-needed" | "second-factor-wrong";
                    };
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "person-locked" | "second-factor-missing" | "sign-in-elsewhere";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getSecurityEvents: {
        parameters: {
            query?: {
                who?: string;
                kind?: "signed-in" | "sign-in-failed" | "sign-in-held" | "signed-out" | "session-ended" | "refused" | "locked" | "unlocked" | "password-changed" | "password-link-made" | "password-weak" | "hook-changed" | "second-factor-set" | "second-factor-ended" | "identity-given" | "identity-paired" | "identity-changed" | "identity-ended" | "key-made" | "key-ended";
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityEvents"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getSecurityProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityProof"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getCounters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counters"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lines"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getComplaints: {
        parameters: {
            query?: {
                state?: "open" | "answered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["Complaints"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postComplaints: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "letter",
                 *       "text": "I was sent to three counters.",
                 *       "reference": "2026-117"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    source: "call" | "letter" | "visit";
                    text: string;
                    /** @description A number of today, if it is about one */
                    number?: string;
                    counter?: string;
                    service?: string;
                    clerk?: string;
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown" | "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "service-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallLimits: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service": "deed-tax",
                 *       "places": 80,
                 *       "reason": "the system takes no more"
                 *     }
                 */
                "application/json": {
                    service: string;
                    /** @description How many may ask for it today; 'none': as many as come; null: as the hall file says */
                    places: (number | "none") | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "service-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallProfiles: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": {
                 *         "zh-Hans": "税务高峰",
                 *         "en": "Tax rush"
                 *       },
                 *       "counters": [
                 *         {
                 *           "counter": "3",
                 *           "lines": [
                 *             {
                 *               "line": "deed-tax",
                 *               "level": 1
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "keep": false,
                 *       "reason": "last day of the tax period"
                 *     }
                 */
                "application/json": {
                    /** @description Id of the profile that it takes the place of; without it, a new one */
                    profile?: string;
                    title: {
                        "zh-Hans"?: string;
                        "zh-Hant"?: string;
                        en?: string;
                    };
                    counters: {
                        counter: string;
                        lines: {
                            line: string;
                            /**
                             * @description 1 = its own line; 2 and up = helps
                             * @default 1
                             */
                            level?: number;
                        }[];
                    }[];
                    /**
                     * @description Kept for later days; else it ends with today
                     * @default false
                     */
                    keep?: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "profile-unknown" | "counter-unknown" | "line-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallProfilesDrop: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profile": "made-1",
                 *       "reason": "the rush is over"
                 *     }
                 */
                "application/json": {
                    profile: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed" | "profile-in-force";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "profile-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallMoves: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": {
                 *         "line": "deed-tax"
                 *       },
                 *       "to": {
                 *         "line": "tax-general"
                 *       },
                 *       "which": {
                 *         "last": 5
                 *       },
                 *       "place": "kept",
                 *       "reason": "the counters there are free"
                 *     }
                 */
                "application/json": {
                    /** @description A line, or a counter with those who wait for it alone */
                    from: {
                        line: string;
                    } | {
                        counter: string;
                    };
                    to: {
                        line: string;
                    } | {
                        counter: string;
                    };
                    /** @description Everybody there, those put aside too; the last so many of who could be called; or these tickets */
                    which: "all" | {
                        last: number;
                    } | {
                        tickets: string[];
                    };
                    /**
                     * @description Their waiting counts as before, or from now on as that of a newcomer
                     * @default kept
                     * @enum {string}
                     */
                    place?: "kept" | "end";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed" | "same-line" | "same-counter" | "line-closed" | "counter-closed" | "ticket-not-waiting" | "nobody-to-move";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "line-unknown" | "counter-unknown" | "ticket-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallMovesUndo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "move": "2026-03-09-118",
                 *       "reason": "the wrong line"
                 *     }
                 */
                "application/json": {
                    move: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "move-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed" | "nothing-to-undo" | "line-closed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallMessages: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": {
                 *         "line": "deed-tax"
                 *       },
                 *       "text": {
                 *         "zh-Hans": "税务系统故障，约20分钟",
                 *         "en": "The tax system is down, about 20 minutes"
                 *       },
                 *       "minutes": 20
                 *     }
                 */
                "application/json": {
                    /** @description The clerk at a counter, the screen over a counter, or everybody who waits in a line (phones, boards) */
                    to: {
                        counter: string;
                    } | {
                        screen: string;
                    } | {
                        line: string;
                    };
                    /** @description Plain text; a language that is left out shows the nearest one that is there */
                    text: {
                        "zh-Hans"?: string;
                        "zh-Hant"?: string;
                        en?: string;
                    };
                    /** @description For how long it stands; without it until it is taken back or the day ends */
                    minutes?: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed" | "too-many-messages";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "line-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postHallMessagesWithdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "2026-03-09-119"
                 *     }
                 */
                "application/json": {
                    message: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "message-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getBoards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getBoardsOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["BoardOrders"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getVoiceSampleWav: {
        parameters: {
            query: {
                number: string;
                counter: string;
                voices?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getPrinters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintersView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getInputs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InputsView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getSigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignsView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postNotices: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Fire drill",
                 *       "content": {
                 *         "kind": "text",
                 *         "text": {
                 *           "en": "Fire drill at 3 pm"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    title: string;
                    content: {
                        /** @constant */
                        kind: "text";
                        text: {
                            "zh-Hans"?: string;
                            "zh-Hant"?: string;
                            en?: string;
                        };
                    } | {
                        /** @constant */
                        kind: "image";
                        media: string;
                    } | {
                        /** @constant */
                        kind: "video";
                        media: string;
                    } | {
                        /** @constant */
                        kind: "page";
                        url: string;
                    };
                    /** @default [] */
                    boards?: string[];
                    /** Format: date */
                    from?: string;
                    /** Format: date */
                    until?: string;
                    /** @default [] */
                    weekdays?: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                    /** @default [] */
                    windows?: {
                        from: string;
                        to: string;
                    }[];
                    /** @default 10 */
                    seconds?: number;
                    /** @default 0 */
                    order?: number;
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority?: "normal" | "notice" | "urgent";
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getNoticesEmergency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyView"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postNoticesEmergency: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": {
                 *         "en": "Please leave the hall"
                 *       },
                 *       "evacuate": true
                 *     }
                 */
                "application/json": {
                    text: {
                        "zh-Hans"?: string;
                        "zh-Hant"?: string;
                        en?: string;
                    };
                    /** @default [] */
                    boards?: string[];
                    /** @default false */
                    evacuate?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteNoticesEmergency: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It has been changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed-meanwhile";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getNoticesShown: {
        parameters: {
            query?: {
                day?: string;
                after?: number;
                limit?: number;
                notice?: string;
                board?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["ShownPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getNoticesShownSummary: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "day": "2026-03-09",
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["ShownSums"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getNoticesShownCsv: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "used": 0,
                     *       "quota": 1073741824
                     *     }
                     */
                    "application/json": components["schemas"]["MediaView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postMedia: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media-full";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getForecast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getForecastAccuracy: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                by?: "all" | "line" | "service" | "hour" | "day" | "lead";
                lead?: "2" | "5" | "10" | "issue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastAccuracy"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forecast-away";
                    };
                };
            };
        };
    };
    getAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forecast-away";
                    };
                };
            };
        };
    };
    getAdviceWhatIf: {
        parameters: {
            query: {
                changes: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supposition"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forecast-away";
                    };
                };
            };
        };
    };
    getAdviceTomorrow: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayNeeds"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forecast-away";
                    };
                };
            };
        };
    };
    getReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reports"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportsCourse: {
        parameters: {
            query?: {
                day?: string;
                step?: string;
                department?: string;
                line?: string;
                zone?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayCourse"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsCourseCsv: {
        parameters: {
            query?: {
                day?: string;
                step?: string;
                department?: string;
                line?: string;
                zone?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsCourseXlsx: {
        parameters: {
            query?: {
                day?: string;
                step?: string;
                department?: string;
                line?: string;
                zone?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsDistribution: {
        parameters: {
            query?: {
                of?: "waits" | "service-times";
                from?: string;
                to?: string;
                bin?: string;
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsDistributionCsv: {
        parameters: {
            query?: {
                of?: "waits" | "service-times";
                from?: string;
                to?: string;
                bin?: string;
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsDistributionXlsx: {
        parameters: {
            query?: {
                of?: "waits" | "service-times";
                from?: string;
                to?: string;
                bin?: string;
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsScheduled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledReports"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getHooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hooks"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getHalls: {
        parameters: {
            query?: {
                query?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicHalls"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getCity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityView"];
                    "text/event-stream": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getCityFigures: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityFigures"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postCitySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "manager",
                 *       "password": "sample-hall"
                 *     }
                 */
                "application/json": {
                    user: string;
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitySession"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getCitySessionsCurrent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentCitySession"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteCitySessionsCurrent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getCityJournal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedHead"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "hall-here" | "hall-deposed";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postCityJournal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedHead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-gap" | "journal-forked" | "journal-broken" | "hall-here" | "hall-deposed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBookingsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postAlertsIdAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "alert-acknowledged";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCardsIdAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "words": "two clerks were ill; counter 7 helps"
                 *     }
                 */
                "application/json": {
                    /** @description What was found, or done about it */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "card-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "card-acknowledged";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getTicketsId: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketNowAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getTicketsIdTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getTicketsIdReceiptPng: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postTicketsIdCancel: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "went home"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "ticket-being-served";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdPark: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "fetches a copy"
                 *     }
                 */
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "ticket-held" | "ticket-not-waiting";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdResume: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "ticket-not-parked" | "reentry-expired";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdReenter: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "ticket-not-parked" | "reentry-expired";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdBringBack: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "came after all"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    step?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed" | "not-ended-here" | "ticket-held" | "already-rated" | "service-repeated";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdServices: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service": "deed-tax"
                 *     }
                 */
                "application/json": {
                    service: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "service-repeated" | "line-closed" | "service-closed" | "service-full";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "service-unknown" | "too-many-services" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdRating: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grade": 5,
                 *       "step": 0
                 *     }
                 */
                "application/json": {
                    /** @description 5 very good … 1 very bad */
                    grade: number;
                    /**
                     * @description Why, as codes; grades 1 and 2 need one of them or words
                     * @default []
                     */
                    reasons?: ("attitude" | "slow" | "long-wait" | "not-told-at-once" | "papers-not-needed" | "sent-around" | "not-skilled" | "other")[];
                    /** @description Why, in words */
                    reason?: string;
                    step?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "not-served" | "already-rated" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getTicketsIdComplaints: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["CitizensComplaints"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdComplaint: {
        parameters: {
            query?: {
                secret?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "I was sent to three counters."
                 *     }
                 */
                "application/json": {
                    text?: string;
                    /** @description What was wrong, as codes; may stand instead of words */
                    reasons?: ("attitude" | "slow" | "long-wait" | "not-told-at-once" | "papers-not-needed" | "sent-around" | "not-skilled" | "other")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complained-too-often";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdWithdrawPriority: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the train is cancelled"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "reason-needed" | "not-put-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdPrioritise: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "has waited at the wrong counter"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "reason-needed" | "ticket-not-waiting";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdCategory: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "elderly",
                 *       "reason": "is 80 and took an ordinary ticket"
                 *     }
                 */
                "application/json": {
                    /** @description Id of a category, as GET /hall gives them */
                    category: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "ticket-ended" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "category-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postTicketsIdReprint: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "printer": "kiosk-1"
                 *     }
                 */
                "application/json": {
                    printer?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    deleteKeysId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPeopleUserLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPeopleUserUnlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postPeopleUserPasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordLink"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deletePeopleUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteSessionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getCountersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postCountersIdOpen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "forty people wait"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-taken" | "clerk-elsewhere";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdPause: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "break"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-busy";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdClose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "nobody waits for it"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-busy";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdNext: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "became": "finished"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What became of the ticket in hand: it came and was served, or was not there
                     * @enum {string}
                     */
                    became?: "finished" | "missed";
                    /** @description True where a person can answer: refused with `say-what-became` while the ticket in hand was called a moment ago, also in a hall that leaves out `shortest_service_seconds` */
                    ask?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-paused" | "line-empty" | "say-what-became" | "already-serving" | "missed-too-soon" | "recall-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdCall: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "A012",
                 *       "reason": "has a train to catch"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What became of the ticket in hand: it came and was served, or was not there
                     * @enum {string}
                     */
                    became?: "finished" | "missed";
                    /** @description True where a person can answer: refused with `say-what-became` while the ticket in hand was called a moment ago, also in a hall that leaves out `shortest_service_seconds` */
                    ask?: boolean;
                    number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-paused" | "reason-needed" | "ticket-held" | "ticket-not-waiting" | "step-blocked" | "say-what-became" | "already-serving" | "missed-too-soon" | "recall-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdRecall: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty" | "already-serving" | "recalled-too-soon" | "recalled-too-often";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdServe: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdFinish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "outcome": "done"
                 *     }
                 */
                "application/json": {
                    /**
                     * @default done
                     * @enum {string}
                     */
                    outcome?: "done" | "accepted" | "needs-papers" | "referred" | "withdrawn" | "not-served";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdNoShow: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty" | "already-serving" | "missed-too-soon" | "recall-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdPark: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "fills in a form"
                 *     }
                 */
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdTransfer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": {
                 *         "service": "deed-tax"
                 *       },
                 *       "note": "papers are complete"
                 *     }
                 */
                "application/json": {
                    to: {
                        service: string;
                    } | {
                        counter: string;
                    };
                    note?: string;
                    /**
                     * @description Its place there: `kept` (if not said), at the `end`, or `first`, which needs a note that says why
                     * @enum {string}
                     */
                    place?: "kept" | "end" | "first";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty" | "reason-needed" | "service-repeated" | "line-closed" | "same-counter";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "service-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdUndo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "nothing-to-undo" | "undo-expired" | "undo-overtaken" | "counter-paused";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdReturn: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "called by mistake"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdResume: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ticket": "01JA0000000000000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What became of the ticket in hand: it came and was served, or was not there
                     * @enum {string}
                     */
                    became?: "finished" | "missed";
                    /** @description True where a person can answer: refused with `say-what-became` while the ticket in hand was called a moment ago, also in a hall that leaves out `shortest_service_seconds` */
                    ask?: boolean;
                    ticket?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-paused" | "ticket-ended" | "ticket-held" | "ticket-not-parked" | "reentry-expired" | "step-blocked" | "say-what-became" | "already-serving" | "missed-too-soon" | "recall-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdBringBack: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "01JA0000000000000000000000",
                 *       "reason": "came after all"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What became of the ticket in hand: it came and was served, or was not there
                     * @enum {string}
                     */
                    became?: "finished" | "missed";
                    /** @description True where a person can answer: refused with `say-what-became` while the ticket in hand was called a moment ago, also in a hall that leaves out `shortest_service_seconds` */
                    ask?: boolean;
                    ticket?: string;
                    /** @description Which of its services; without it the one that ended last */
                    step?: number;
                    /**
                     * @description Called here at once, or waiting in line where it stood
                     * @default here
                     * @enum {string}
                     */
                    to?: "here" | "line";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-paused" | "reason-needed" | "not-ended-here" | "ticket-held" | "already-rated" | "service-repeated" | "step-blocked" | "say-what-became" | "already-serving" | "missed-too-soon" | "recall-first";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdNotes: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "passport seen"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed" | "counter-empty";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getCountersIdRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postCountersIdRating: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grade": 4
                 *     }
                 */
                "application/json": {
                    /** @description 5 very good … 1 very bad */
                    grade: number;
                    /**
                     * @description Why, as codes; grades 1 and 2 need one of them or words
                     * @default []
                     */
                    reasons?: ("attitude" | "slow" | "long-wait" | "not-told-at-once" | "papers-not-needed" | "sent-around" | "not-skilled" | "other")[];
                    /** @description Why, in words */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "ticket-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "rating-closed" | "not-served" | "already-rated" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getCountersIdHeard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeardAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postLinesIdClose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the register is down"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "line-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postLinesIdOpen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "the register is back"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "line-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getLinesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineWithItems"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getComplaintsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintCase"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postComplaintsIdAssign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "wang.li"
                 *     }
                 */
                "application/json": {
                    to: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complaint-answered" | "complaint-full";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postComplaintsIdNotes: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Called back; nobody answered."
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complaint-answered" | "complaint-full";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postComplaintsIdExtend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 3,
                 *       "reason": "the department was asked"
                 *     }
                 */
                "application/json": {
                    days: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complaint-answered" | "complaint-full" | "complaint-untimed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postComplaintsIdReopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the form is missing again"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complaint-open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postComplaintsIdAnswer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "corrected",
                 *       "text": "The form is now handed out at the entrance."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    outcome: "corrected" | "planned" | "explained" | "unfounded";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "complaint-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "complaint-answered";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdLines: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "line": "deed-tax",
                 *           "level": 1
                 *         }
                 *       ],
                 *       "reason": "twenty people wait there"
                 *     }
                 */
                "application/json": {
                    /** @description What the counter serves now; null: as hall file and profile say */
                    lines: {
                        line: string;
                        /**
                         * @description 1 = its own line; 2 and up = helps
                         * @default 1
                         */
                        level?: number;
                    }[] | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "line-unknown" | "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postCountersIdSeen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "2026-03-09-119"
                 *     }
                 */
                "application/json": {
                    message: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "counter-unknown" | "message-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "counter-closed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    postLinesIdTarget: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 30,
                 *       "reason": "two counters are out of order"
                 *     }
                 */
                "application/json": {
                    /** @description Target of the line today; null: as the hall file */
                    minutes: number | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed";
                    };
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "line-unknown";
                    };
                };
            };
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "day-not-open" | "reason-needed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            /** @description The request names what does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "journal-unavailable";
                    };
                };
            };
        };
    };
    getBoardsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getBoardsIdPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no-agent" | "no-browser" | "no-page" | "no-picture";
                    };
                };
            };
        };
    };
    postBoardsIdOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": "volume",
                 *       "volume": 60
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    order: "reload" | "mute" | "unmute" | "blank" | "show" | "identify";
                } | {
                    /** @constant */
                    order: "volume";
                    volume: number;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reached": true
                     *     }
                     */
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWindowsCounter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                counter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowView"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getPhotosId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    getVoiceKeyWav: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postPrintersIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "outcome": "printed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TestPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
        };
    };
    getTrayIdPng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    postInputsIdPress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "key",
                 *       "key": "Enter"
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    kind: "key";
                    key: string;
                } | {
                    /** @constant */
                    kind: "scan";
                    text: string;
                } | {
                    /** @constant */
                    kind: "evaluator";
                    value: 0 | 1 | 2 | 3;
                } | {
                    /** @constant */
                    kind: "put-card";
                    card: {
                        name: string;
                        /** @enum {string} */
                        sex: "male" | "female";
                        born: string;
                        idNumber: string;
                        validTo?: string;
                        kind?: string;
                    };
                } | {
                    /** @constant */
                    kind: "take-card";
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not-allowed" | "not-your-counter";
                    };
                };
            };
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
        };
    };
    postSignsIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
        };
    };
    getSignsIdPng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
        };
    };
    putNoticesId: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Fire drill",
                 *       "content": {
                 *         "kind": "text",
                 *         "text": {
                 *           "en": "Fire drill at 3 pm"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    title: string;
                    content: {
                        /** @constant */
                        kind: "text";
                        text: {
                            "zh-Hans"?: string;
                            "zh-Hant"?: string;
                            en?: string;
                        };
                    } | {
                        /** @constant */
                        kind: "image";
                        media: string;
                    } | {
                        /** @constant */
                        kind: "video";
                        media: string;
                    } | {
                        /** @constant */
                        kind: "page";
                        url: string;
                    };
                    /** @default [] */
                    boards?: string[];
                    /** Format: date */
                    from?: string;
                    /** Format: date */
                    until?: string;
                    /** @default [] */
                    weekdays?: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                    /** @default [] */
                    windows?: {
                        from: string;
                        to: string;
                    }[];
                    /** @default 10 */
                    seconds?: number;
                    /** @default 0 */
                    order?: number;
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority?: "normal" | "notice" | "urgent";
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It has been changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed-meanwhile";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteNoticesId: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It has been changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed-meanwhile";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getMediaId: {
        parameters: {
            query?: never;
            header?: {
                Range?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                    "image/gif": unknown;
                    "video/mp4": unknown;
                    "video/webm": unknown;
                };
            };
            /** @description The part that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                    "image/gif": unknown;
                    "video/mp4": unknown;
                    "video/webm": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            416: components["responses"]["Problem416"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteMediaId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media-in-use";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
        };
    };
    getReportsIdCsv: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                by?: string;
                compare?: "previous" | "last-year";
                compareFrom?: string;
                compareTo?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                reason?: string;
                printer?: string;
                cause?: string;
                source?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsIdXlsx: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                by?: string;
                compare?: "previous" | "last-year";
                compareFrom?: string;
                compareTo?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                reason?: string;
                printer?: string;
                cause?: string;
                source?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getReportsId: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                by?: string;
                compare?: "previous" | "last-year";
                compareFrom?: string;
                compareTo?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
                weekday?: string;
                hour?: string;
                "half-hour"?: string;
                department?: string;
                line?: string;
                service?: string;
                counter?: string;
                clerk?: string;
                category?: string;
                zone?: string;
                language?: string;
                channel?: string;
                origin?: string;
                reason?: string;
                printer?: string;
                cause?: string;
                source?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getAssessmentsMonthCsv: {
        parameters: {
            query?: {
                department?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getAssessmentsMonthXlsx: {
        parameters: {
            query?: {
                department?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    getAssessmentsMonth: {
        parameters: {
            query?: {
                department?: string;
                in?: "zh-Hans" | "zh-Hant" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            405: components["responses"]["Problem405"];
            429: components["responses"]["Problem429"];
            /** @description The hall cannot write now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "reports-away";
                    };
                };
            };
        };
    };
    postHooksIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookTest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdResend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    letter?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-09T08:30:00+08:00"
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdSkip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postHooksIdSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    secret?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putDevicesKindId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Tablet by the east door",
                 *       "to": "kiosk-2"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteDevicesKindId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
}

import Governance

/// The sixty persons of acme-ai.
enum Roster {
  static let everyone: [SamplePerson] = TextTable(text).rows.map(person)

  static let byHandle: [String: SamplePerson] =
    Dictionary(everyone.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })

  static func members(of team: String) -> [SamplePerson] { everyone.filter { $0.team == team } }

  static func holders(of persona: Persona) -> [SamplePerson] {
    everyone.filter { $0.personas.contains(persona) }
  }

  static func zone(of handle: String) -> WorkZone { byHandle[handle]?.zone ?? .utc }

  /// Who votes for a team that owns a right.
  static let leads = [
    "platform": "ben", "security": "mei", "ml-fraud": "elif", "ml-ranking": "clara",
    "data": "ines", "mlops": "dario",
  ]

  private static func person(_ row: TextTable.Row) -> SamplePerson {
    SamplePerson(
      handle: row.text(0),
      name: row.text(1),
      team: row.text(2),
      employment: Person.Employment(rawValue: row.text(3)) ?? .unknown,
      zone: WorkZone(rawValue: row.text(4)) ?? .utc,
      manager: row[5],
      sponsor: row[6],
      personas: row.words(7).compactMap { Persona(rawValue: $0) },
      joinedDaysAgo: row.number(8),
      leftDaysAgo: row.number(9),
      contractDays: row.number(10)
    )
  }

  /// handle, name, team, employment, zone, manager, sponsor, personas, joined, left, contract; days count from the end.
  private static let text = """
    ada | Ada Lindqvist | platform | employee | Europe/Stockholm | - | - | administrator
    ben | Ben Okafor | platform | employee | Europe/London | ada | - | administrator approver
    olga | Olga Petrenko | platform | employee | Europe/Berlin | ben | - | approver deployer
    tariq | Tariq Aziz | platform | employee | Europe/London | ben | - | deployer
    wei | Wei Zhang 张伟 | platform | employee | America/Los_Angeles | ben | - | deployer
    petra | Petra Novák | platform | employee | Europe/Berlin | ben | - | break_glass_responder
    sam | Sam O'Brien | platform | employee | America/New_York | ben | - | deployer
    luca | Luca Ferri | platform | contractor | Europe/Berlin | olga | olga | deployer | 210 | - | 95
    mei | Mei Tanaka 田中芽衣 | security | employee | Europe/Berlin | ada | - | security approver
    ravi | Ravi Krishnan | security | employee | Asia/Kolkata | mei | - | security approver
    sofia | Sofia Almeida | security | employee | America/Sao_Paulo | mei | - | security approver
    tomasz | Tomasz Wójcik | security | employee | Europe/Berlin | mei | - | break_glass_responder
    amara | Amara Diallo | security | employee | Europe/London | mei | - | certifier
    hannah | Hannah Vogt | security | employee | Europe/Berlin | mei | - | policy_admin
    marta | Marta Kowalska | ml-fraud | employee | Europe/Berlin | ada | - | approver data_steward | - | 2
    elif | Elif Yılmaz | ml-fraud | employee | Europe/Berlin | marta | - | approver
    noor | Noor Haddad نور حداد | ml-fraud | employee | Europe/Berlin | elif | - | model_developer
    lin | Lin Xiaoyu 林晓雨 | ml-fraud | contractor | Europe/London | elif | mei | model_developer | 160 | - | 61
    kai | Kai Nakamura | ml-fraud | employee | America/Los_Angeles | elif | - | model_developer
    diego | Diego Fernández | ml-fraud | employee | America/Sao_Paulo | elif | - | model_developer
    priya | Priya Raman | ml-fraud | employee | Asia/Kolkata | elif | - | model_developer
    jonas | Müller, Jonas | ml-fraud | employee | Europe/Berlin | elif | - | model_developer
    nina | Nina Sørensen | ml-fraud | employee | Europe/Stockholm | elif | - | model_developer | 75
    joon | Seo Joon-ho 서준호 | ml-ranking | employee | Asia/Seoul | clara | - | model_developer
    clara | Clara Weiß | ml-ranking | employee | Europe/Berlin | ada | - | approver
    yuki | Yuki Mori 森 雪 | ml-ranking | employee | Asia/Seoul | clara | - | model_developer
    farid | Farid Rahimi فرید | ml-ranking | employee | Europe/London | clara | - | model_developer
    ivan | Ivan Horvat | ml-ranking | employee | Europe/Berlin | clara | - | model_developer
    lea | Léa Martin | ml-ranking | employee | Europe/Berlin | clara | - | model_developer
    chen | Chen Yi 陈怡 | ml-ranking | employee | America/Los_Angeles | clara | - | model_developer
    omar | Omar El-Sayed | ml-ranking | employee | Europe/London | clara | - | model_developer | 40
    ruth | Ruth\u{200B} Okoye | ml-ranking | partner | Europe/London | clara | clara | model_developer | 120 | - | 30
    ines | Inês Carvalho | data | employee | Europe/London | ada | - | approver data_steward
    hugo | Hugo Lindberg | data | employee | Europe/Stockholm | ines | - | data_steward | - | 140
    viktor | Viktor Sokolov | data | employee | Europe/Berlin | ines | - | data_steward
    zoe | Zoë Papadopoulou | data | employee | Europe/Berlin | ines | - | deployer
    mateo | Mateo Rossi | data | employee | Europe/Berlin | ines | - | deployer
    fatima | Fatima Zahra | data | employee | Europe/London | ines | - | deployer
    bo | Bo Eriksson | data | employee | Europe/Stockholm | ines | - | deployer
    anna | Anna Nowak | data | employee | Europe/Berlin | ines | - | deployer | 120
    dario | Dario Conti | mlops | employee | Europe/Berlin | ada | - | approver
    iris | Iris van Dijk | mlops | employee | Europe/Berlin | dario | - | registrar
    grace | Grace Njoroge | mlops | employee | Europe/London | dario | - | deployer
    emre | Emre Demir | mlops | employee | Europe/Berlin | dario | - | deployer
    sven | Sven Dahl | mlops | employee | Europe/Stockholm | dario | - | break_glass_responder
    linh | Nguyễn Thị Linh | mlops | employee | Asia/Seoul | dario | - | deployer
    paulo | Paulo Lima | mlops | employee | America/Sao_Paulo | dario | - | deployer
    tess | Tess Whitfield | mlops | contractor | America/New_York | dario | dario | deployer | 160 | - | 45
    carla | Carla Jensen | people | employee | Europe/Berlin | ada | - | certifier
    mona | Mona Schreiber | people | employee | Europe/Berlin | carla | - | -
    peter | Peter Hall | people | employee | Europe/London | carla | - | -
    ida | Ida Nyström | people | employee | Europe/Stockholm | carla | - | - | 75
    jan | Jan de Boer | people | employee | Europe/Berlin | carla | - | -
    felix | Felix Brandt | finance | employee | Europe/Berlin | ada | - | auditor
    nadia | Nadia Rahman | finance | employee | Europe/London | felix | - | auditor
    paul | Paul Fischer | finance | employee | Europe/Berlin | felix | - | -
    rosa | Rosa García | finance | employee | Europe/Berlin | felix | - | -
    hiro | Hiro Sato 佐藤 | finance | employee | Asia/Seoul | felix | - | -
    vera | Vera \u{202E}llun\u{202C} Null | finance | employee | Europe/London | felix | - | -
    max | Max "Mutex" Bauer | finance | employee | Europe/Berlin | felix | - | - | 40
    """
}
